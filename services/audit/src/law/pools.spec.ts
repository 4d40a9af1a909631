// The pools of a rule pack, as the check finds them again: each history is lawful but for one thing.
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@laurel/core';
import { campaignRecord } from '../campaign.fixture.ts';
import { campaignId, pack, people } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { isOf, sha256 } from '../record.fixture.ts';
import { brokenIn, changed, type History, inserted, type Which } from './unlawful.fixture.ts';

const record = campaignRecord();
const pool = 'organs';
const placed = (which: Which) => () =>
  changed(record, which, ({ data }: Envelope) => ({ data: { ...data, pool } }));
const amended = {
  ...pack,
  pools: [{ id: pool, name: { zh: '机关', en: 'Organs' }, places: pack.places, reserves: pack.reserves }],
};

const unlawful: readonly [what: string, rule: string, make: () => History][] = [
  [
    'a form was accepted into a pool that the pack does not have',
    'inItsPool',
    placed(isOf('ApplicationAccepted')),
  ],
  [
    'an entry was admitted to another pool than accepted',
    'admittedAsAccepted',
    placed(isOf('EntryAdmitted')),
  ],
  ['a branch was named in another pool than admitted', 'poolAsAdmitted', placed(isOf('BranchNamed'))],
  [
    'the places were parted after a form was accepted',
    'poolsKept',
    () =>
      inserted(record, isOf('PanelConvened'), {
        ...{ service: 'application', stream: `campaign-${campaignId}`, actor: people.operator },
        type: 'RulePackAmended',
        data: {
          ...{ campaignId, rulePack: amended, rulePackHash: sha256(canonicalJson(amended)), version: 2 },
          ...{ reason: '分组', changes: [] },
        } as never,
      }),
  ],
];

describe('A pool that is not the rule pack’s', () => {
  it.each(unlawful)('is noticed when %s', async (_what, rule, make) => {
    expect((await brokenIn(make())).map(({ law }) => law)).toContain(rule);
  });
  it('is not found in a lawful record', async () => expect(await brokenIn(record)).toEqual([]));
});
