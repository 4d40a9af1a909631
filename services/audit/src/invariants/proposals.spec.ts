// A proposal ends once: confirmed, declined by who may confirm it, withdrawn by its proposer, or lapsed. A
// record in which it ended twice, or by somebody else, or in which something else came of it, is told.
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@laurel/core';
import { campaignRecord } from '../campaign.fixture.ts';
import { brokenIn, changed, type History, inserted } from '../law/unlawful.fixture.ts';
import { isOf } from '../record.fixture.ts';
import type { Envelope } from '../history/envelope.ts';

const record: History = campaignRecord();
const isNamed = isOf('BranchNamed');
const named = record.find(isNamed)!;
const proposalId = named.confirms!;
const isProposal = isOf('ActProposed', { proposalId });
const proposal = record.find(isProposal)!;
const { actor: proposer } = proposal;
const { actor: confirmer } = named;
const another: Actor = { ...confirmer, account: 'another', person: 'p-another' };
const ended = { proposalId, act: 'NameBranch' };

const declined = (actor: Actor, change: object = {}): Partial<Envelope> => ({
  type: 'ProposalDeclined',
  actor,
  data: { ...ended, reason: '理由不充分', proposedBy: proposer.account, ...change },
});
const withdrawn = (actor: Actor): Partial<Envelope> => ({ type: 'ProposalWithdrawn', actor, data: ended });

/** The proposal ends just before it is confirmed, so that its confirmation is unlawful, too. */
const before = (event: Partial<Envelope>) => inserted(record, isNamed, event);
const after = (event: Partial<Envelope>) => inserted(record, (other) => other === next, event);
const next = record[record.indexOf(named) + 1]!;

async function saidOf(history: History): Promise<string[]> {
  return (await brokenIn(history)).map(({ rule, law, en }) => law ?? `${rule} ${en}`);
}

describe('The record of a proposal', () => {
  it('is lawful when it is confirmed as it was proposed', async () => {
    expect(proposal.data.content).toMatchObject({ branchId: named.data.branchId as string });
    expect(await saidOf(record)).toEqual([]);
  });

  it.each([
    ['declined', declined(confirmer)],
    ['withdrawn', withdrawn(proposer)],
  ])('is told when it was confirmed after it was %s', async (_how, end) => {
    expect(await saidOf(before(end))).toContain('3 there is no proposal that it could confirm');
  });

  it.each([
    ['declined', declined(confirmer)],
    ['withdrawn', withdrawn(proposer)],
  ])('is told when it was %s after it was confirmed', async (_how, end) => {
    const late = { ...end, stream: named.stream, service: named.service };
    expect(await saidOf(after(late))).toContain('3 no such proposal waited');
  });

  it('is told when it was confirmed or declined after it had lapsed', async () => {
    const lapsed = changed(record, isProposal, ({ data }) => ({
      data: { ...data, expiresAt: proposal.time },
    }));
    expect(await saidOf(lapsed)).toContain('3 the proposal had expired');
    expect(await saidOf(inserted(lapsed, isNamed, declined(confirmer)))).toContain(
      '3 no such proposal waited',
    );
  });

  it.each([
    ['the proposer', proposer],
    ['another account of the proposer', { ...confirmer, person: proposer.person }],
    ['a delegate of the proposer', { ...confirmer, onBehalfOf: proposer.person }],
    ['another role', { ...confirmer, role: 'discipline' }],
  ])('is told when it was declined by %s', async (_who, who) => {
    expect(await saidOf(before(declined(who)))).toContain('3 somebody declined it who might not confirm it');
  });

  it('is told when it was declined by somebody of the unit that it names', async () => {
    const own = { ...confirmer, unit: named.data.branchId as string };
    expect((await saidOf(before(declined(own)))).join()).toContain('acted on a unit of their own');
  });

  it('is told when it was withdrawn by somebody else than its proposer', async () => {
    expect(await saidOf(before(withdrawn(another)))).toContain(
      '3 somebody else than its proposer withdrew it',
    );
  });

  it('is told when another is named as the one who proposed', async () => {
    expect(await saidOf(before(declined(confirmer, { proposedBy: 'another' })))).toContain(
      'declinedToItsProposer',
    );
  });

  it('is told when another content was proposed than what was done', async () => {
    const other = changed(record, isProposal, ({ data }) => ({
      data: { ...data, content: { ...(data.content as object), documentNumber: '〔2023〕99号' } },
    }));
    expect(await saidOf(other)).toContain('saidAsProposed');
  });

  it('is told when the same content has two hashes', async () => {
    const second = record.find(
      ({ type, data }) =>
        type === 'ActProposed' && data.act === 'NameBranch' && data.proposalId !== proposalId,
    )!;
    const same = changed(
      record,
      (event) => event === second,
      ({ data }) => ({ data: { ...data, content: proposal.data.content as object } }),
    );
    expect(await saidOf(same)).toContain('hashOfContent');
  });

  it('is told when scores were proposed for a criterion that the rule pack does not have', async () => {
    const isAssessment = isOf('ActProposed', { act: 'RecordAssessment' });
    const other = changed(record, isAssessment, ({ data: { content, ...data } }) => ({
      data: { ...data, content: { ...content, scores: [{ criterionId: 'unknown', score: '80' }] } },
    }));
    expect(await saidOf(other)).toContain('proposedOnScale');
  });
});
