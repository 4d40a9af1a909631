// A naming is revoked of a branch that a campaign above took because of it: that campaign is asked.
import { describe, expect, it } from '@jest/globals';
import { naming as contract } from '@laurel/contracts';
import { inState, type ViewedEvent } from '@laurel/core';
import { given } from '@laurel/core/testing';
import { handedUpView } from '../copies/handed-up.view.ts';
import { namingDecider } from '../naming/naming.decide.ts';
import { namingLines } from '../naming/naming.reactions.ts';
import {
  by,
  campaignId,
  inspector,
  list,
  named,
  namingFacts,
  rulePack,
  third,
} from '../naming/naming.fixture.ts';

const naming = (above: string[]) =>
  given(inState(namingDecider, contract.commands), namingFacts({ above }))(...list, named);
const papers = { ground: '造假', documentNumber: '决定10号' };
const revoke = by(inspector, { type: 'RevokeNaming' as const, data: { branchId: third, ...papers } });
const entry = { campaignId, branchId: third };
const titleIds = rulePack.titles.map(({ id }) => id);
const revoked = { type: 'NamingRevoked' as const, data: { ...entry, ...papers, titleIds } };

describe('The revocation of a naming', () => {
  it('says which campaigns above took the branch because of it', () => {
    naming(['p2024', 'p2025'])
      .when(revoke)
      .then({ type: 'RevocationCarriedUp', data: { ...entry, campaignIds: ['p2024', 'p2025'] } }, revoked);
  });
  it('says nothing more where none did', () => naming([]).when(revoke).then(revoked));
  it('ends the entry in each of them; a naming there is put before the two who decide', () => {
    const event = { data: { ...entry, campaignIds: ['p2024', 'p2025'] } };
    const followed = namingLines.RevocationCarriedUp!(event as never);
    const ground = `revokedBelow:${campaignId}`;
    expect(followed.map(({ id, type, data }) => ({ id, type, data }))).toEqual(
      ['p2024', 'p2025'].map((above) => ({
        id: `${above}.${third}`,
        type: 'DisqualifyEntry',
        data: { ground },
      })),
    );
    const ofEntry = { data: { campaignId: 'p2024', branchId: third, ground } };
    expect(namingLines.EntryDisqualified!(ofEntry as never).map(({ type }) => type)).toEqual([
      'ForfeitPlace',
      'ConsiderRevocation',
    ]);
  });
});

describe('An entry that was handed up', () => {
  const handedUp = { campaignId: 'p2024', branchId: third, below: { campaignId } };
  const key = `p2024.${third}`;

  it('is known by the naming on which it rests, until its list is recalled', () => {
    const event = { type: 'WinnerHandedUp', data: handedUp } as unknown as ViewedEvent;
    expect(handedUpView.keys(event)).toEqual([key]);
    const row = handedUpView.fold(undefined, event, key);
    expect(row).toEqual({ campaignId: 'p2024', below: `${campaignId}.${third}` });
    const data = { campaignId: 'p2024', branchIds: [third] };
    const recalled = { type: 'RecommendationRecalled', data } as unknown as ViewedEvent;
    expect(handedUpView.keys(recalled)).toEqual([key]);
    expect(handedUpView.fold(row, recalled, key)).toBeUndefined();
  });
});
