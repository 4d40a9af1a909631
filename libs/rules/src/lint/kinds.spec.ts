// A rule pack is judged by the kinds of bureau that the deployment has, and its findings say their names.
import { describe, expect, it } from '@jest/globals';
import { planPack2023 } from '@laurel/contracts';
import { lint } from './lint.ts';

const kinds = [
  { id: 'cityBureau', name: { zh: '市局', en: 'City bureau' } },
  { id: 'squad', name: { zh: '大队', en: 'Squad' } },
];
const pack = (recommending: string[], selfNominating: string[]) => ({
  ...planPack2023,
  routes: { ...planPack2023.routes, recommending, selfNominating },
});
const found = (code: string, ...asked: Parameters<typeof lint>) =>
  lint(...asked).filter((finding) => finding.code === code);

describe('The linter', () => {
  it('finds a kind that the deployment does not have, with those that it has', () => {
    const findings = found('bureau_kind_unknown', pack(['cityBureau', 'organ'], []), kinds);
    expect(findings).toMatchObject([{ severity: 'error', path: 'routes.recommending' }]);
    expect(findings[0]!.zh).toContain('市局、大队');
    expect(findings[0]!.en).toContain('City bureau, Squad');
  });
  it('finds it in pools and list maxima, too', () => {
    const routes = {
      ...pack(['cityBureau'], ['squad']).routes,
      listMaximums: [{ bureauKinds: ['organ'], maximum: 2 }],
    };
    const name = { zh: '组', en: 'Pool' };
    const pools = [{ id: 'one', name, places: 20, reserves: 5, bureauKinds: ['organ'] }];
    const paths = found('bureau_kind_unknown', { ...planPack2023, routes, pools }, kinds).map(
      ({ path }) => path,
    );
    expect(paths).toEqual(['routes.listMaximums[0].bureauKinds', 'pools[0].bureauKinds']);
  });
  it('asks about the kinds of the deployment that have no route, by name', () => {
    const [finding] = found('body_without_route', pack(['cityBureau'], []), kinds);
    expect(finding).toMatchObject({ severity: 'warning', path: 'routes' });
    expect(finding!.zh).toContain('大队');
    expect(found('body_without_route', pack(['cityBureau'], ['squad']), kinds)).toEqual([]);
  });
  it('has nothing to say of the kinds of the plan where nobody defined others', () => {
    expect(found('bureau_kind_unknown', planPack2023)).toEqual([]);
  });
});
