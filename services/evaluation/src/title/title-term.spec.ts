// A title with a term lapses by itself, and the public list says until when it holds.
import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '@laurel/platform/testing';
import { stamped } from '@laurel/core/testing';
import type { ViewedEvent } from '@laurel/core';
import { certificatesView } from '../award/certificates.view.ts';
import { namingDue } from '../naming/due.view.ts';
import { campaignId, third } from '../naming/naming.fixture.ts';
import { namedView } from '../award/named.view.ts';
import { titlesView } from './titles.view.ts';

const about = { campaignId, branchId: third, titleId: 'secretaryStudio' };
const key = `${campaignId}.secretaryStudio.${third}`;
const said = (type: string, data: object, stream = `title-${key}`): ViewedEvent =>
  ({
    ...stamped({ type, data }),
    ...{ service: 'evaluation', stream, revision: 1, position: 1 },
  }) as unknown as ViewedEvent;
const conferred = said('TitleConferred', {
  ...{ ...about, documentNumber: '决定12号', secretary: 'P-shi', until: '2026-12-13' },
});
const lapsed = said('TitleLapsed', about);

describe('A title with a term', () => {
  it('is due to lapse after its last day', () => {
    expect(rowsOf(namingDue, [conferred]).get(`term.${key}`)).toMatchObject({
      ...{ at: '2026-12-13T16:00:00.000Z', id: key, type: 'LapseTitle', data: { ground: 'termOver' } },
    });
    const revoked = said('TitleRevoked', { ...about, ground: '造假' });
    for (const gone of [lapsed, revoked])
      expect([...rowsOf(namingDue, [conferred, gone]).keys()]).toEqual([]);
  });
  it('says until when it holds, and that it is over, to the public and to officials', () => {
    const recommended = said('TitleRecommended', { ...about, experts: [], recused: [] });
    const named = said('BranchNamed', about, `naming-${campaignId}`);
    const held = { titleId: 'secretaryStudio', until: '2026-12-13' };
    const shown = (...events: ViewedEvent[]) => [
      rowsOf(titlesView, [recommended, ...events]).get(key),
      rowsOf(namedView, [named, ...events]).get(`${campaignId}.${third}`),
    ];
    expect(shown(conferred)).toMatchObject([{ status: 'conferred', until: held.until }, { titles: [held] }]);
    expect(shown(conferred, lapsed)).toMatchObject([
      { status: 'lapsed' },
      { titles: [{ ...held, lapsed: true }] },
    ]);
  });
  it('is shown with its last day where the certificate is checked, as long as the branch holds it', () => {
    const papers = { certificateNumber: 'C-1', plaqueNumber: 'P-1' };
    const issued = (more: object = {}) =>
      said('CertificateIssued', { ...about, ...papers, ...more }, `naming-${campaignId}`);
    const held = { titleId: 'secretaryStudio', until: '2026-12-13' };
    const titles = (...events: ViewedEvent[]) =>
      (rowsOf(certificatesView, events).get(`${campaignId}.${third}`) as { titles?: object[] } | undefined)
        ?.titles;
    expect(titles(issued())).toEqual([]);
    expect(titles(issued(), conferred)).toEqual([held]);
    expect(titles(conferred, issued({ titles: [held] }))).toEqual([held]);
    const replaced = said(
      'CertificateReplaced',
      { ...about, ...papers, certificateNumber: 'C-2', replaced: { ...papers, issuedOn: '2023-12-15' } },
      `naming-${campaignId}`,
    );
    expect(titles(issued(), conferred, replaced)).toEqual([held]);
    expect(titles(issued(), conferred, lapsed)).toEqual([]);
    expect(titles(issued(), conferred, said('TitleRevoked', { ...about, ground: '造假' }))).toEqual([]);
  });
});
