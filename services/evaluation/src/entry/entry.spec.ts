// What other services decided is copied once; the presentation is filed before the order is drawn.
import { describe, it } from '@jest/globals';
import { entry, type RulePack } from '@laurel/contracts';
import { inState } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { planPack2023 } from '@laurel/rules';
import type { EntryCommand, EntryEvent } from './entry.ts';
import { entryDecider, type EntryFacts } from './entry.decide.ts';

const rulePack: RulePack = planPack2023;
const open = { status: 'open', rulePack, rulePackHash: '0'.repeat(64) } as const;
const facts: EntryFacts = { id: { campaign: 'r2023', unit: 'b03.017' }, campaign: open, orderDrawn: false };
const named = { campaignId: 'r2023', branchId: 'b03.017' };
const nomination = {
  bureauId: 'b03',
  branchName: '三支部',
  unitName: '三所',
  bureauName: '三分局',
  route: 'recommended',
  rank: 2,
} as const;
const admitted = stamped<EntryEvent>({ type: 'EntryAdmitted', data: { ...named, ...nomination } });
const suspended = stamped<EntryEvent>({ type: 'EntrySuspended', data: named });
const disqualified = stamped<EntryEvent>({ type: 'EntryDisqualified', data: { ...named, ground: '违纪' } });
const withdrawn = stamped<EntryEvent>({ type: 'EntryWithdrawn', data: { ...named, reason: '合并' } });
const cleared = stamped<EntryEvent>({ type: 'EntryCleared', data: { ...named, validUntil: '2023-11-30' } });
const result = { dynamic: '88', criteria: [{ criterionId: 'political', score: '88' }], steps: { visits: 2 } };
const received = stamped<EntryEvent>({ type: 'DynamicScoreReceived', data: { ...named, result } });
const files = { deck: 'd'.repeat(64), logo: 'e'.repeat(64) };
const filed = stamped<EntryEvent>({ type: 'PresentationFiled', data: { ...named, ...files } });

const ask = (type: EntryCommand['type'], data: object) => command({ type, data }) as EntryCommand;
const told = given(inState(entryDecider, entry.commands), facts);
const { time: _time, actor: _actor, ...admission } = admitted;

describe('An entry that nobody has told of yet', () => {
  it('is admitted', () => {
    told().when(ask('AdmitEntry', nomination)).then(admission);
  });
  it('keeps what was heard before the admission and says it again behind it', () => {
    told(suspended, cleared, received)
      .when(ask('AdmitEntry', nomination))
      .then(
        admission,
        { type: 'EntrySuspended', data: named },
        { type: 'EntryCleared', data: { ...named, validUntil: '2023-11-30' } },
        { type: 'DynamicScoreReceived', data: { ...named, result } },
      );
    told(disqualified)
      .when(ask('AdmitEntry', nomination))
      .then(admission, { type: 'EntryDisqualified', data: { ...named, ground: '违纪' } });
  });
  it('is not withdrawn, because there is nothing to withdraw', () => {
    told()
      .when(ask('WithdrawEntry', { reason: '合并' }))
      .thenNothing();
  });
  it('refuses a presentation', () => {
    told().when(ask('FilePresentation', files)).thenRefused('wrong_state');
  });
});

describe('An entry that is admitted', () => {
  it('is not admitted twice', () => {
    told(admitted).when(ask('AdmitEntry', nomination)).thenNothing();
  });
  it('takes its dynamic score, once', () => {
    told(admitted)
      .when(ask('ReceiveDynamicScore', { result }))
      .then({ type: 'DynamicScoreReceived', data: { ...named, result } });
    told(admitted, received).when(ask('ReceiveDynamicScore', { result })).thenNothing();
  });
  it('is suspended and resumed, each once', () => {
    told(admitted).when(ask('SuspendEntry', {})).then({ type: 'EntrySuspended', data: named });
    told(admitted, suspended).when(ask('SuspendEntry', {})).thenNothing();
    told(admitted, suspended).when(ask('ResumeEntry', {})).then({ type: 'EntryResumed', data: named });
    told(admitted).when(ask('ResumeEntry', {})).thenNothing();
  });
  it('is disqualified once, and neither suspended nor resumed after it', () => {
    told(admitted, suspended)
      .when(ask('DisqualifyEntry', { ground: '违纪' }))
      .then({ type: 'EntryDisqualified', data: { ...named, ground: '违纪' } });
    told(admitted, disqualified)
      .when(ask('DisqualifyEntry', { ground: '再次' }))
      .thenNothing();
    told(admitted, disqualified).when(ask('SuspendEntry', {})).thenNothing();
    told(admitted, suspended, disqualified).when(ask('ResumeEntry', {})).thenNothing();
  });
  it('is withdrawn once, and not admitted again', () => {
    told(admitted)
      .when(ask('WithdrawEntry', { reason: '合并' }))
      .then({ type: 'EntryWithdrawn', data: { ...named, reason: '合并' } });
    told(admitted, withdrawn)
      .when(ask('WithdrawEntry', { reason: '合并' }))
      .thenNothing();
    told(admitted, withdrawn).when(ask('AdmitEntry', nomination)).thenNothing();
  });
  it('keeps the clearance that lasts longest', () => {
    told(admitted, cleared)
      .when(ask('ClearEntry', { validUntil: '2023-12-15' }))
      .then({ type: 'EntryCleared', data: { ...named, validUntil: '2023-12-15' } });
    told(admitted, cleared)
      .when(ask('ClearEntry', { validUntil: '2023-11-30' }))
      .thenNothing();
  });
});

describe('The presentation of an entry', () => {
  const file = ask('FilePresentation', files);
  it('is filed, and filed anew with other files', () => {
    told(admitted)
      .when(file)
      .then({ type: 'PresentationFiled', data: { ...named, ...files } });
    told(admitted, filed)
      .when(ask('FilePresentation', { ...files, deck: 'f'.repeat(64) }))
      .then({ type: 'PresentationFiled', data: { ...named, ...files, deck: 'f'.repeat(64) } });
  });
  it('is not filed twice with the same files', () => {
    told(admitted, filed).when(file).thenNothing();
  });
  it('is refused once the order is drawn, after a withdrawal and after a disqualification', () => {
    given(entryDecider, { ...facts, orderDrawn: true })(admitted)
      .when(file)
      .thenRefused('wrong_state');
    told(admitted, withdrawn).when(file).thenRefused('wrong_state');
    told(admitted, disqualified).when(file).thenRefused('wrong_state');
  });
  it('is refused in a campaign that is closed, and in one that never opened', () => {
    given(entryDecider, { ...facts, campaign: { ...open, status: 'closed' } })(admitted)
      .when(file)
      .thenRefused('campaign_closed');
    given(entryDecider, { ...facts, campaign: undefined })(admitted)
      .when(file)
      .thenRefused('wrong_state');
  });
});
