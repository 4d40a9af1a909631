import { refuse } from '@laurel/contracts';
import { type Decider, endOfShanghaiDay, type Said, shanghaiDay, type Stateful } from '@laurel/core';
import { type Appointment, decimals, lastDayOfTerm, recheckDay } from '@laurel/rules';
import type { KnownCampaign } from '../copies/campaign.rules.ts';
import { requireSecretary } from '../copies/secretary.rules.ts';
import {
  type Coverage,
  type EntryStanding,
  requireGoodStanding,
  requireHeardPublic,
  requireOpenPack,
  requireStated,
} from '../naming/naming.rules.ts';
import {
  type EntryExperts,
  requireAmongBest,
  requireScore,
  requireScorer,
  type Rival,
  requireScored,
  type TitleRules,
  validBallots,
} from './title.rules.ts';
import {
  type Asked,
  evolve,
  initial,
  isHeld,
  stateOf,
  termOver,
  type Title,
  type TitleCommand,
  type TitleEvent,
} from './title.ts';

type Events = readonly (TitleEvent & Said)[];

export interface TitleFacts {
  readonly id: { readonly campaign: string; readonly title: string; readonly unit: string };
  readonly campaign: KnownCampaign | undefined;
  readonly standing: EntryStanding | undefined;
  /** True if the branch is named and its naming was not revoked. */
  readonly named: boolean;
  /** The unit's work is secret: its titles, too, are given without a public notice. */
  readonly secret: boolean;
  /** Titles that the branch took in other rounds. */
  readonly heldBefore: readonly string[];
  readonly experts: EntryExperts | undefined;
  readonly rivals: readonly Rival[];
  readonly coverage: Coverage | undefined;
  /** The appointment of the person who leads the branch, unless the post is vacant. */
  readonly secretary: Appointment | undefined;
  /** For the ballot being sealed: bytes nobody can guess, and the hash of score and salt. */
  readonly salt: string;
  readonly commitment: string;
  /** The hashes of the ballots sealed so far, computed anew, by expert. */
  readonly commitments: Readonly<Record<string, string>>;
}

/**
 * Decides on a title from its recommendation to its conferment and revocation
 * (docs/handbook/process.md#4-title, #1.20).
 */
export const titleDecider: Decider<Title, TitleCommand, TitleEvent, TitleFacts> & Stateful<Title> = {
  initial,
  evolve,
  stateOf,
  decide(command, state, facts) {
    switch (command.type) {
      case 'RecommendTitle':
        return recommend(facts);
      case 'SubmitTitleForm':
        return submitForm(command, state, facts);
      case 'SealTitleBallot':
        return sealBallot(command, state, facts);
      case 'OpenTitleBallots':
        return openBallots(state, facts);
      case 'ApproveTitle':
        return approve(command, state, facts);
      case 'DeclineTitle':
        return decline(command, facts);
      case 'ConferTitle':
        return confer(command, facts);
      case 'RevokeTitle':
        return revoke(command, facts);
      case 'CallRecheck':
        return state.status === 'conferred' ? [{ type: 'TitleRecheckDue', data: entry(facts) }] : [];
      case 'RecheckTitle':
        return recheck(command, state, facts);
      case 'LapseTitle':
        return lapse(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

function recommend(facts: TitleFacts): Events {
  requireOpenTitle(facts);
  if (!facts.named) throw refuse('not_named');
  if (facts.heldBefore.includes(facts.id.title)) throw refuse('held_before');
  const { bureauId, branchName, unitName, bureauName } = requireGoodStanding(facts.standing);
  const { experts = [], recused = [] } = facts.experts ?? {};
  const data = {
    ...entry(facts),
    bureauId,
    branchName,
    unitName,
    bureauName,
    experts: [...experts],
    recused: [...recused],
  };
  return [{ type: 'TitleRecommended', data }];
}

/** Signed by the secretary in person; may be mended until the first expert has scored it. */
function submitForm(command: Asked<'SubmitTitleForm'>, state: Title, facts: TitleFacts): Events {
  requireOpenTitle(facts);
  requireSecretary(facts.secretary, command);
  const { ballots } = inStatus(state, 'recommended');
  if (Object.keys(ballots).length > 0) throw refuse('wrong_state', { state: 'scoring' });
  const { statement, attachments } = command.data;
  if (statement.trim() === '') throw refuse('form_incomplete', { missing: 'statement' }, 'statement');
  return [{ type: 'TitleFormSubmitted', data: { ...entry(facts), statement, attachments } }];
}

function sealBallot(command: Asked<'SealTitleBallot'>, state: Title, facts: TitleFacts): Events {
  const { pack } = requireOpenTitle(facts);
  const { formSubmitted } = inStatus(state, 'recommended');
  const expertId = command.actor.account;
  requireScorer(facts.experts, expertId);
  if (!formSubmitted) throw refuse('form_incomplete', { missing: 'statement' });
  requireScore(pack, command.data.score);
  const { salt, commitment } = facts;
  return [
    {
      type: 'TitleBallotSealed',
      data: { ...entry(facts), expertId, commitment },
      sealed: { score: command.data.score, salt },
    },
  ];
}

function openBallots(state: Title, facts: TitleFacts): Events {
  const { pack } = requireOpenTitle(facts);
  const valid = validBallots(inStatus(state, 'recommended').ballots, facts.experts);
  const { score } = requireScored(pack, valid);
  const altered = valid.find(({ expertId, ballot }) => facts.commitments[expertId] !== ballot.commitment);
  if (altered) throw refuse('commitment_mismatch', { ballot: altered.expertId });
  const ballots = valid.map(({ expertId, ballot: { score: given, salt, commitment } }) => ({
    expertId,
    score: given,
    salt,
    commitment,
  }));
  return [{ type: 'TitleScored', data: { ...entry(facts), ballots, score, recorded: decimals(score, 4) } }];
}

function approve(command: Asked<'ApproveTitle'>, state: Title, facts: TitleFacts): Events {
  const { rules } = requireOpenTitle(facts);
  const { score } = inStatus(state, 'scored');
  const minutesNumber = requireStated(command.data.minutesNumber, 'minutes_missing', 'minutesNumber');
  requireAmongBest(rules, score, facts.rivals);
  return [{ type: 'TitleApproved', data: { ...entry(facts), minutesNumber } }];
}

/**
 * Also before the opening, when the branch never sends its form: otherwise its rivals would wait for ever.
 */
function decline(command: Asked<'DeclineTitle'>, facts: TitleFacts): Events {
  requireOpenTitle(facts);
  const reason = requireStated(command.data.reason, 'reason_missing', 'reason');
  return [{ type: 'TitleNotConferred', data: { ...entry(facts), reason } }];
}

function confer(command: Asked<'ConferTitle'>, facts: TitleFacts): Events {
  const { rules } = requireOpenTitle(facts);
  const documentNumber = requireStated(command.data.documentNumber, 'document_missing', 'documentNumber');
  if (!facts.named) throw refuse('not_named');
  requireGoodStanding(facts.standing);
  if (!facts.secret) requireHeardPublic(facts.coverage, command.instant);
  const bound =
    rules.bound === 'secretary' && facts.secretary !== undefined
      ? { secretary: facts.secretary.personId }
      : {};
  const { termYears } = rules;
  const today = shanghaiDay(command.instant);
  const until = termYears === undefined ? undefined : lastDayOfTerm(today, termYears);
  const term = until !== undefined && { until };
  const data = { ...entry(facts), documentNumber, ...bound, ...term, ...nextRecheck(rules, today, until) };
  return [{ type: 'TitleConferred', data }];
}

function nextRecheck({ recheckYears }: TitleRules, since: string, until?: string): { recheckOn?: string } {
  const recheckOn = recheckYears === undefined ? undefined : recheckDay(since, recheckYears, until);
  return recheckOn === undefined ? {} : { recheckOn };
}

/** Mostly long after the campaign: the title is kept, or has until a day to improve. */
function recheck(command: Asked<'RecheckTitle'>, state: Title, facts: TitleFacts): Events {
  const { outcome, improvement, until } = command.data;
  const findings = requireStated(command.data.findings, 'reason_missing', 'findings');
  const today = shanghaiDay(command.instant);
  const found = { ...entry(facts), outcome, findings };
  if (outcome === 'kept') {
    const rules = rulesOf(facts);
    const next = rules && nextRecheck(rules, today, isHeld(state) ? state.until : undefined);
    return [{ type: 'TitleRechecked', data: { ...found, ...next } }];
  }
  const asked = requireStated(improvement ?? '', 'improvement_missing', 'improvement');
  if (until === undefined) throw refuse('improvement_missing', {}, 'until');
  if (until <= today) throw refuse('term_past', {}, 'until');
  return [{ type: 'TitleRechecked', data: { ...found, improvement: asked, until } }];
}

/** Possible after the campaign, too, like the revocation of a naming. */
function revoke(command: Asked<'RevokeTitle'>, facts: TitleFacts): Events {
  const ground = requireStated(command.data.ground, 'ground_missing', 'ground');
  return [{ type: 'TitleRevoked', data: { ...entry(facts), ground } }];
}

/**
 * Ends a title whose ground is gone: one conferred is revoked, one on its way is not conferred; where there
 * is none, nothing happens.
 */
function lapse(command: Asked<'LapseTitle'>, state: Title, facts: TitleFacts): Events {
  const { ground } = command.data;
  if (ground === termOver)
    return isTermOver(state, command.instant) ? [{ type: 'TitleLapsed', data: entry(facts) }] : [];
  if (isHeld(state)) return [{ type: 'TitleRevoked', data: { ...entry(facts), ground } }];
  if (!['recommended', 'scored', 'approved'].includes(state.status)) return [];
  return [{ type: 'TitleNotConferred', data: { ...entry(facts), reason: ground } }];
}

function isTermOver(state: Title, instant: string): boolean {
  return isHeld(state) && state.until !== undefined && instant >= endOfShanghaiDay(state.until);
}

function requireOpenTitle(facts: TitleFacts): {
  pack: ReturnType<typeof requireOpenPack>;
  rules: TitleRules;
} {
  const pack = requireOpenPack(facts.campaign);
  const rules = rulesOf(facts);
  if (!rules) throw refuse('not_found', {}, 'id');
  return { pack, rules };
}

function rulesOf({ campaign, id }: TitleFacts): TitleRules | undefined {
  return campaign?.rulePack.titles.find((candidate) => candidate.id === id.title);
}

/** The title in the one state that the state table lets the command through in. */
function inStatus<Status extends Title['status']>(
  state: Title,
  status: Status,
): Extract<Title, { status: Status }> {
  if (state.status !== status) throw refuse('wrong_state', { state: state.status });
  return state as Extract<Title, { status: Status }>;
}

function entry({ id }: TitleFacts): { campaignId: string; branchId: string; titleId: string } {
  return { campaignId: id.campaign, branchId: id.unit, titleId: id.title };
}
