import { acts, actsOf, type Permission, type Role } from '@laurel/contracts';
import { type Actor, samePerson } from '@laurel/core';
import { conflicts } from '@laurel/rules';
import { partsOf } from '../history/concerning.ts';
import type { Envelope } from '../history/envelope.ts';
import { type Checker, kept, type Violation, violation } from './checker.ts';

/**
 * Rule 3: nobody decides alone where two are asked; nobody acts on their own unit, on their own request, or
 * through a delegate of themselves. Who may do what is the policy table's to say. Keeps open proposals, where
 * each person works, and who recorded what is disputed.
 */
export function separatedPowers(): Checker {
  const state: State = {
    proposals: new Map(),
    confirmed: new Map(),
    parents: new Map(),
    units: new Map(),
    persons: new Map(),
    requests: new Map(),
    recorded: new Map(),
  };
  return {
    see(event) {
      learn(state, event);
      if (event.type === 'ActProposed')
        return [...propose(state, event), ...ownUnit(state, event, event.data.act)];
      if (event.type === 'ProposalDeclined' || event.type === 'ProposalWithdrawn') return ended(state, event);
      const possible = actsOf[event.type];
      if (!possible) return [];
      const act = event.confirms === undefined ? undefined : state.proposals.get(event.confirms)?.data.act;
      const found = event.confirms === undefined ? alone(event, possible) : together(state, event, possible);
      return [...found, ...ownUnit(state, event, act), ...ownCause(state, event)];
    },
  };
}

interface State {
  readonly proposals: Map<string, Envelope>;
  /** By which command each proposal was confirmed. */
  readonly confirmed: Map<string, string>;
  /** The unit directly above each unit; none below the root. */
  readonly parents: Map<string, string | undefined>;
  /** The unit in which each person works, as identity records it. */
  readonly units: Map<string, Set<string>>;
  /** The person of each account. */
  readonly persons: Map<string, string>;
  /** The person who asked for a role, by account and role. */
  readonly requests: Map<string, Actor>;
  /** The persons who recorded or registered something that is later judged, by record or objection. */
  readonly recorded: Map<string, readonly Actor[]>;
}

function learn({ parents, units, persons, requests, recorded }: State, event: Envelope): void {
  const { type, data } = event;
  if (type === 'BranchRegistered' || type === 'BranchMoved') parents.set(data.branchId, data.bureauId);
  if (type === 'BranchMerged' && data.carriedIn !== undefined) parents.set(data.branchId, data.into);
  if (type === 'BureauRegistered' || type === 'BureauMoved') parents.set(data.bureauId, data.parentId);
  if (type === 'BureauAbolished' && data.into !== undefined) parents.set(data.bureauId, data.into);
  if (type === 'AccountCreated') {
    persons.set(data.accountId, data.personId);
    if (data.unitId !== undefined)
      units.set(data.personId, (units.get(data.personId) ?? new Set()).add(data.unitId));
  }
  if (type === 'PersonMoved')
    units.set(data.personId, new Set(data.unitId === undefined ? [] : [data.unitId]));
  if (type === 'RoleRequested') requests.set(grantKey(data), event.actor);
  if (type === 'AssessmentRecorded' || type === 'AssessmentAmended')
    recorded.set(`${event.stream}/${data.recordId}`, actorsOf(event));
  if (type === 'ObjectionRaised') recorded.set(`${event.stream}/${data.objectionId}`, actorsOf(event));
}

function propose({ proposals }: State, event: Envelope): Violation[] {
  proposals.set(event.data.proposalId, event);
  const pair: readonly Role[] | undefined = acts[event.data.act]?.pair;
  if (pair?.some((role) => role === event.actor.role)) return [];
  return [
    violation(
      3,
      event,
      `${event.actor.role} 无权提出 ${event.data.act}`,
      `${event.actor.role} may not propose ${event.data.act}`,
    ),
  ];
}

/** Those who may confirm decline what waits, its proposer withdraws it; after that nobody confirms it. */
function ended(state: State, event: Envelope): Violation[] {
  const { proposals, confirmed } = state;
  const { proposalId, act } = event.data;
  const proposal = proposals.get(proposalId);
  proposals.delete(proposalId);
  const waits = proposal?.stream === event.stream && !confirmed.has(proposalId);
  if (!waits || proposal.data.act !== act || event.time >= proposal.data.expiresAt)
    return [violation(3, event, '没有与之相应的待确认提议', 'no such proposal waited')];
  const byProposer = samePerson(proposal.actor, event.actor);
  if (event.type === 'ProposalWithdrawn')
    return byProposer
      ? []
      : [violation(3, event, '撤回者不是提出人', 'somebody else than its proposer withdrew it')];
  const roles = [proposal.actor.role, event.actor.role].toSorted().join();
  const mayDecline = !byProposer && roles === acts[act]?.pair?.toSorted().join();
  return [
    ...(mayDecline
      ? []
      : [violation(3, event, '不能确认者不能不予同意', 'somebody declined it who might not confirm it')]),
    ...ownUnit(state, { ...event, data: { ...event.data, content: proposal.data.content } }, act),
  ];
}

/** Acts that one person could do in records of before, up to a version of their event. */
const formerlyAlone: Readonly<Record<string, { readonly version: number; readonly role: Role }>> = {
  ObjectionInadmissible: { version: 1, role: 'discipline' },
};

/** An event that nobody confirmed: some act that needs no second person must be able to say it. */
function alone(event: Envelope, possible: readonly string[]): Violation[] {
  const { role } = event.actor;
  const before = formerlyAlone[event.type];
  if (before && event.saidIn !== undefined && event.saidIn <= before.version && role === before.role)
    return [];
  // The session controller and the first start act where there is nobody yet whom a policy could name.
  const bySystem = role === 'system' || event.service === 'identity';
  const may = possible.some((act) => {
    const { pair, by } = acts[act] ?? { pair: undefined, by: [] };
    return (
      !pair &&
      (by.some((allowed) => allowed === role) ||
        (bySystem && (by.length === 0 || event.service === 'identity')))
    );
  });
  if (may) return [];
  const names = possible.join(', ');
  return [
    violation(
      3,
      event,
      `${role} 一人作出了须由他人或两人作出的决定（${names}）`,
      `${role} alone did what only others, or two, may do (${names})`,
    ),
  ];
}

function together(
  { proposals, confirmed }: State,
  event: Envelope,
  possible: readonly string[],
): Violation[] {
  const proposal = proposals.get(event.confirms!);
  if (!proposal || proposal.stream !== event.stream || !possible.includes(proposal.data.act)) {
    return [violation(3, event, '没有与之相应的提议', 'there is no proposal that it could confirm')];
  }
  const found: Violation[] = [];
  const { actor, proposer } = event;
  if (kept(confirmed, event.confirms!, () => event.commandId) !== event.commandId) {
    found.push(violation(3, event, '同一提议被确认两次', 'one proposal was confirmed twice'));
  }
  if (!proposer || proposer.account !== proposal.actor.account || proposer.person !== proposal.actor.person) {
    found.push(violation(3, event, '所载提出人与提议不符', 'it names another proposer than the proposal'));
  }
  if (samePerson(proposal.actor, actor))
    found.push(
      violation(
        3,
        event,
        '提出人与确认人是同一人或其受托人',
        'one person, or a delegate, both proposed and confirmed',
      ),
    );
  const pair = [...(acts[proposal.data.act]?.pair ?? [])].sort().join(' + ');
  if ([proposal.actor.role, actor.role].sort().join(' + ') !== pair) {
    found.push(violation(3, event, `两人的角色应为 ${pair}`, `the two must hold these roles: ${pair}`));
  }
  if (event.time >= proposal.data.expiresAt)
    found.push(violation(3, event, '提议已过期', 'the proposal had expired'));
  if (event.payloadHash !== undefined && event.payloadHash !== proposal.data.payloadHash) {
    found.push(violation(3, event, '确认的内容与提议不同', 'what was confirmed is not what was proposed'));
  }
  return found;
}

/**
 * Acts of scope `foreign` keep away from one's own unit and all above and below it; a delegate from the
 * lender's, too. The law knows the units of other accounts and loans.
 */
function ownUnit({ units, parents }: State, event: Envelope, act: string | undefined): Violation[] {
  const tree = { parentOf: (unit: string) => parents.get(unit) };
  return keepingAway(event, act).flatMap((actor) => {
    const theirs = [
      actor.unit,
      ...[actor.person, actor.onBehalfOf].flatMap((person) => [...(units.get(person ?? '') ?? [])]),
    ];
    const touched = concerned(event).find((unit) =>
      theirs.some((own) => own !== undefined && conflicts(tree, own, unit)),
    );
    if (touched === undefined) return [];
    return [
      violation(
        3,
        event,
        `${actor.account} 涉及本单位 ${touched}`,
        `${actor.account} acted on a unit of their own: ${touched}`,
      ),
    ];
  });
}

/** Those who acted where one keeps away from one's own units; `act` is what was confirmed, if it was. */
export function keepingAway(event: Envelope, act: string | undefined): Actor[] {
  const possible = act === undefined ? (actsOf[event.type] ?? []) : [act];
  const foreign = (actor: Actor) =>
    possible.every((each) => !allows(acts[each], actor) || acts[each]!.scope === 'foreign');
  if (possible.length === 0 || isConsequence(event)) return [];
  return actorsOf(event).filter((actor) => actor.role !== 'system' && foreign(actor));
}

/** Whoever loses a place by an approval is not named in it: those approved are. */
function isConsequence({ type, confirms }: Envelope): boolean {
  return type === 'PlaceForfeited' && confirms !== undefined;
}

function allows(permission: Permission | undefined, { role }: Actor): boolean {
  return [...(permission?.by ?? []), ...(permission?.pair ?? [])].some((allowed) => allowed === role);
}

/** The units that an event names; a proposal names those of its content. */
export function concerned({ stream, data: said }: Envelope): string[] {
  const data: Envelope['data'] = { ...said.content, ...said };
  const named = [
    partsOf(stream).unit,
    data.branchId,
    data.bureauId,
    ...lists(data.branchIds),
    ...lists(data.proposed),
    ...lists(data.held),
  ];
  return named.filter((unit) => unit !== undefined);
}

function lists(value: readonly string[] | undefined): readonly string[] {
  return value ?? [];
}

/**
 * The violations by people who act in their own cause: nobody may grant what they asked for, judge what they
 * recorded, or lend a role to themselves.
 */
function ownCause({ persons, requests, recorded }: State, event: Envelope): Violation[] {
  const { type, data, stream } = event;
  const actors = actorsOf(event).filter(({ role }) => role !== 'system');
  const isHolder = (actor: Actor, account: string) =>
    [actor.person, actor.onBehalfOf].includes(persons.get(account) ?? '-');
  if (type === 'RoleRequested' || type === 'RoleGranted') {
    const asked = type === 'RoleGranted' ? requests.get(grantKey(data)) : undefined;
    const own = actors.some(
      (actor) =>
        isHolder(actor, data.accountId) || (asked && asked.role !== 'system' && samePerson(asked, actor)),
    );
    return own
      ? [
          violation(
            3,
            event,
            '为自己申请或授予角色，或同一人既申请又授予',
            'a role was asked for or granted by its holder, or both by one person',
          ),
        ]
      : [];
  }
  if (type === 'DelegationGiven' && persons.get(data.to) === data.personId) {
    return [violation(3, event, '委托给了自己', 'a role was lent to oneself')];
  }
  const judged = recorded.get(`${stream}/${data.recordId ?? data.objectionId}`);
  if (!judged || !judging.has(type)) return [];
  const own = actors.some((actor) => judged.some((author) => samePerson(author, actor)));
  return own ? [violation(3, event, '裁定者就是记录者', 'whoever recorded the fact also judged it')] : [];
}

const judging = new Set([
  'AssessmentUpheld',
  'AssessmentCorrected',
  'ObjectionUpheld',
  'ObjectionDismissed',
  'ObjectionInadmissible',
]);

function actorsOf({ actor, proposer }: Envelope): Actor[] {
  return proposer ? [proposer, actor] : [actor];
}

function grantKey({ accountId, role, unitId }: { accountId: string; role: string; unitId?: string }): string {
  return `${accountId}/${role}/${unitId ?? ''}`;
}
