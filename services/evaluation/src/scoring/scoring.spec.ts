// The stages: what must be there before they start, who presents when, and how they are shut.
import { describe, it } from '@jest/globals';
import { given } from '@laurel/core/testing';
import {
  accounts,
  ask,
  ballots,
  ballotsOpened,
  bothShut,
  convened,
  drawn,
  entry,
  facts,
  first,
  frozen,
  happened,
  presented,
  said,
  second,
  secretsSealed,
  started,
  decider,
} from '../panel/panel.fixture.ts';

const told = given(decider, facts);
const opened = (digit: string) => {
  const [secret, salt] = [digit.repeat(64), 'f'.repeat(64)];
  return { secret, salt, commitment: secret };
};
const secrets = { operator: opened('c'), discipline: opened('d') };
const ready = [...frozen, ...secretsSealed];

describe('The order of presentations', () => {
  const draw = ask('DrawPresentationOrder');
  it('is the one that the two secrets give', () => {
    told(...ready)
      .when(draw)
      .then(said('PresentationOrderDrawn', { order: [second, first], secrets }));
  });
  it('leaves out who no longer competes', () => {
    given(decider, { ...facts, entries: [entry(first), entry(second, { disqualified: true })] })(...ready)
      .when(draw)
      .then(said('PresentationOrderDrawn', { order: [first], secrets }));
  });
  it('refuses while a deck or a logo is missing', () => {
    given(decider, { ...facts, entries: [entry(first, { deckFiled: false }), entry(second)] })(...ready)
      .when(draw)
      .thenRefused('deck_missing');
    given(decider, { ...facts, entries: [entry(first), entry(second, { logoFiled: false })] })(...ready)
      .when(draw)
      .thenRefused('logo_missing');
  });
  it('waits until operator and discipline have each sealed a secret', () => {
    told(...frozen)
      .when(draw)
      .thenRefused('draw_secret_missing');
    told(...frozen, secretsSealed[0])
      .when(draw)
      .thenRefused('draw_secret_missing');
  });
  it('is refused over a secret that is not the one that was sealed', () => {
    given(decider, { ...facts, provenSecrets: [] })(...ready)
      .when(draw)
      .thenRefused('commitment_mismatch');
  });
  it('takes a secret from each half, of different persons, until it is drawn', () => {
    const secret = 'e'.repeat(64);
    const seal = (account: string, role: string) =>
      ask('SealDrawSecret', { secret }, account, { actor: { account, person: `P-${account}`, role } });
    const data = { half: 'discipline', commitment: facts.drawSecret.commitment };
    told(...frozen, secretsSealed[0])
      .when(seal('ding', 'discipline'))
      .then({ ...said('DrawSecretSealed', data), sealed: { secret, salt: facts.drawSecret.salt } } as never);
    told(...frozen, secretsSealed[0])
      .when(seal('operator', 'discipline'))
      .thenRefused('same_person');
    told(...drawn)
      .when(seal('ding', 'discipline'))
      .thenRefused('wrong_state');
  });
  it('is drawn once, and only by a frozen panel', () => {
    told(...drawn)
      .when(draw)
      .thenRefused('wrong_state');
    told(convened).when(draw).thenRefused('wrong_state');
  });
});

describe('A stage that has not started', () => {
  it('starts', () => {
    told(...drawn)
      .when(ask('StartScoring', { stage: 'presentation' }))
      .then(said('ScoringStarted', { stage: 'presentation' }));
    told(...frozen)
      .when(ask('StartScoring', { stage: 'onSite' }))
      .then(said('ScoringStarted', { stage: 'onSite' }));
  });
  it('refuses while an assessment is open', () => {
    given(decider, { ...facts, entries: [entry(first, { assessed: 'open' }), entry(second)] })(...drawn)
      .when(ask('StartScoring', { stage: 'onSite' }))
      .thenRefused('assessment_open');
  });
  it('refuses for an entry that came in after the freeze', () => {
    given(decider, { ...facts, entries: [...facts.entries, entry('b03.017')] })(...drawn)
      .when(ask('StartScoring', { stage: 'onSite' }))
      .thenRefused('below_three_possible');
  });
  it('refuses presentations before their order is drawn, and a second start', () => {
    told(...frozen)
      .when(ask('StartScoring', { stage: 'presentation' }))
      .thenRefused('wrong_state');
    told(...started)
      .when(ask('StartScoring', { stage: 'onSite' }))
      .thenRefused('wrong_state');
  });
});

describe('Presentations', () => {
  it('follow the drawn order', () => {
    told(...started)
      .when(ask('StartPresentation', { branchId: second }))
      .then(said('PresentationStarted', { branchId: second }));
    told(...started)
      .when(ask('StartPresentation', { branchId: first }))
      .thenRefused('presentation_order');
  });
  it('pass over who no longer competes', () => {
    given(decider, { ...facts, entries: [entry(first), entry(second, { status: 'withdrawn' })] })(...started)
      .when(ask('StartPresentation', { branchId: first }))
      .then(said('PresentationStarted', { branchId: first }));
  });
  it('happen one at a time, and end', () => {
    const presenting = [...started, happened('PresentationStarted', { branchId: second })];
    told(...presenting)
      .when(ask('StartPresentation', { branchId: first }))
      .thenRefused('wrong_state');
    told(...presenting)
      .when(ask('EndPresentation', { branchId: second }))
      .then(said('PresentationEnded', { branchId: second }));
    told(...presenting)
      .when(ask('EndPresentation', { branchId: first }))
      .thenRefused('wrong_state');
    told(...started)
      .when(ask('EndPresentation', { branchId: first }))
      .thenRefused('wrong_state');
  });
  it('refuse before the stage starts, and a second time unless reopened', () => {
    told(...drawn)
      .when(ask('StartPresentation', { branchId: second }))
      .thenRefused('wrong_state');
    told(...presented)
      .when(ask('StartPresentation', { branchId: second }))
      .thenRefused('presentation_order');
    const reopened = happened('ScoringReopened', {
      stage: 'presentation',
      branchIds: [first],
      reason: '重开',
    });
    told(...bothShut, reopened)
      .when(ask('StartPresentation', { branchId: first }))
      .then(said('PresentationStarted', { branchId: first }));
  });
});

describe('A team that cannot present in its turn', () => {
  const late = ask('DeferPresentation', { branchId: second, reason: '车辆故障' });
  const begun = [...started, happened('PresentationStarted', { branchId: second })];
  const order = [first, second];
  it('presents last when it is late', () => {
    told(...started)
      .when(late)
      .then(said('PresentationDeferred', { branchId: second, order, reason: '车辆故障' }));
    const deferred = [
      ...started,
      happened('PresentationDeferred', { branchId: second, order, reason: '车' }),
    ];
    told(...deferred)
      .when(ask('StartPresentation', { branchId: second }))
      .thenRefused('presentation_order');
    told(...deferred)
      .when(ask('StartPresentation', { branchId: first }))
      .then(said('PresentationStarted', { branchId: first }));
    told(...deferred)
      .when(late)
      .thenRefused('nothing_changed');
  });
  it('is not put last before the draw, while it presents, or after it has', () => {
    told(...frozen)
      .when(late)
      .thenRefused('wrong_state');
    told(...begun)
      .when(late)
      .thenRefused('wrong_state');
    told(...presented)
      .when(late)
      .thenRefused('not_found');
    told(...ballotsOpened)
      .when(late)
      .thenRefused('ballots_opened');
  });
  it('has not presented when it began and broke off, and begins again', () => {
    const off = ask('AbandonPresentation', { branchId: second, reason: '设备故障' });
    told(...begun)
      .when(off)
      .then(said('PresentationAbandoned', { branchId: second, reason: '设备故障' }));
    told(...begun, happened('PresentationAbandoned', { branchId: second, reason: '设备故障' }))
      .when(ask('StartPresentation', { branchId: second }))
      .then(said('PresentationStarted', { branchId: second }));
    told(...started)
      .when(off)
      .thenRefused('wrong_state');
  });
});

describe('A stage that is open', () => {
  const commitments = ballots('onSite').map(({ branchId, expertId, commitment }) => ({
    branchId,
    expertId,
    commitment,
  }));
  const close = ask('CloseScoring', { stage: 'onSite' });
  const closeWithGaps = ask('CloseScoringWithGaps', { stage: 'onSite', reason: '专家请假' });
  it('is shut with every commitment listed', () => {
    given(decider, { ...facts, sealed: [...ballots('onSite'), ...ballots('presentation')] })(...presented)
      .when(close)
      .then(said('ScoringClosed', { stage: 'onSite', commitments, gaps: [] }));
  });
  it('refuses while a ballot is missing, unless two persons shut it with the gap', () => {
    const lacking = given(decider, { ...facts, sealed: ballots('onSite').slice(1) })(...presented);
    lacking.when(close).thenRefused('ballots_missing');
    const gaps = [{ branchId: first, expertId: 'ea' }];
    lacking.when(closeWithGaps).then(
      said('ScoringClosed', {
        stage: 'onSite',
        commitments: commitments.slice(1),
        gaps,
        reason: '专家请假',
      }),
    );
  });
  it('refuses over an entry that fewer than three experts may score, unless two persons shut it', () => {
    // Nobody else is missing: two of four experts recused themselves, and the other two have sealed.
    const recused = ['ea', 'eb'].map((expertId) => happened('ExpertRecused', { branchId: first, expertId }));
    const sealed = ballots('onSite').slice(2);
    const thin = given(decider, { ...facts, sealed })(...presented, ...recused);
    thin.when(close).thenRefused('ballots_missing');
    thin.when(closeWithGaps).then(
      said('ScoringClosed', {
        stage: 'onSite',
        commitments: commitments.slice(2),
        gaps: [],
        reason: '专家请假',
      }),
    );
  });
  it('refuses over an entry from which every expert is recused', () => {
    const recused = accounts.map((expertId) => happened('ExpertRecused', { branchId: first, expertId }));
    given(decider, { ...facts, sealed: ballots('onSite').slice(4) })(...presented, ...recused)
      .when(close)
      .thenRefused('ballots_missing');
  });
  it('asks nothing of the recused, nor for entries that no longer compete', () => {
    given(decider, { ...facts, sealed: ballots('onSite').slice(1) })(
      ...presented,
      happened('ExpertRecused', { branchId: first, expertId: 'ea' }),
    )
      .when(close)
      .then(said('ScoringClosed', { stage: 'onSite', commitments: commitments.slice(1), gaps: [] }));
    given(decider, {
      ...facts,
      entries: [entry(first, { disqualified: true }), entry(second)],
      sealed: ballots('onSite').slice(4),
    })(...presented)
      .when(close)
      .then(said('ScoringClosed', { stage: 'onSite', commitments: commitments.slice(4), gaps: [] }));
  });
  it('refuses while somebody presents, before it starts, and after the opening', () => {
    told(...started, happened('PresentationStarted', { branchId: second }))
      .when(ask('CloseScoring', { stage: 'presentation' }))
      .thenRefused('wrong_state');
    told(...drawn)
      .when(close)
      .thenRefused('wrong_state');
    told(...ballotsOpened)
      .when(close)
      .thenRefused('ballots_opened');
  });
});

describe('A stage that is shut', () => {
  const reopen = (branchIds: string[]) =>
    ask('ReopenScoring', { stage: 'onSite', branchIds, reason: '票数不足' });
  it('is reopened for the entries named', () => {
    told(...bothShut)
      .when(reopen([second, first, second]))
      .then(said('ScoringReopened', { stage: 'onSite', branchIds: [first, second], reason: '票数不足' }));
  });
  it('refuses entries that are not scored', () => {
    told(...bothShut)
      .when(reopen(['b09.001']))
      .thenRefused('not_found');
  });
  it('refuses when it is not shut, and after the opening', () => {
    told(...presented)
      .when(reopen([first]))
      .thenRefused('wrong_state');
    told(...ballotsOpened)
      .when(reopen([first]))
      .thenRefused('ballots_opened');
  });
});
