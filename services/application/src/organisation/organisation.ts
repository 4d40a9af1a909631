import { type BureauKinds, type EventOf, type organisation, planBureauKinds } from '@laurel/contracts';
import { canonicalJson, type Stamped } from '@laurel/core';
import type { Appointment } from '@laurel/rules';

/**
 * The state of the city's organisation tree: bureaus, branches, their secretaries and their earlier results
 * (docs/handbook/process.md#1.23).
 */

export type OrganisationEvent = EventOf<typeof organisation>;
type Said<Type extends OrganisationEvent['type']> = Extract<OrganisationEvent, { type: Type }>['data'];

export interface Branch {
  readonly bureauId: string;
  readonly name: string;
  readonly unitName: string;
  readonly unitType?: Said<'BranchRegistered'>['unitType'];
  readonly fullMembers: number;
  readonly probationaryMembers?: number;
  readonly officers?: number;
  readonly auxiliaries?: number;
  readonly foundedOn?: string | undefined;
  readonly secretary?: Appointment & { readonly name: string };
  readonly mergedInto?: string;
  /** The campaigns in which the branch into which it was merged goes on with its entry. */
  readonly carriedIn?: readonly string[];
  /** The branch whose entry it took over, by campaign. */
  readonly tookOver?: Readonly<Record<string, string>>;
  readonly dissolved?: true;
  /** The bureau of its entry in the campaigns in which that is not its own. */
  readonly entries?: Readonly<Record<string, string>>;
}

export interface Bureau {
  readonly name: string;
  readonly kind: string;
  /** The bureau above; absent directly below the root. */
  readonly parentId?: string | undefined;
  readonly abolished?: true;
  /** The bureau's branches by id; kept per bureau, so that an import of thousands copies little. */
  readonly branches: Readonly<Record<string, Branch>>;
}

export interface Organisation {
  /** The kinds of bureau that the deployment has; absent while it has defined none. */
  readonly bureauKinds?: BureauKinds;
  readonly bureaus: Readonly<Record<string, Bureau>>;
  /** The campaigns whose opening the tree has answered with invitations. */
  readonly invitedTo: readonly string[];
  /** The results of earlier rounds as canonical JSON, by round and branch. */
  readonly earlierResults: Readonly<Record<string, string>>;
  /** The hash of the record that was joined for a unit, by unit. */
  readonly joined: Readonly<Record<string, string>>;
}

export const initial: Organisation = { bureaus: {}, invitedTo: [], earlierResults: {}, joined: {} };

export function stateOf({ bureaus }: Organisation): keyof typeof organisation.states {
  return Object.keys(bureaus).length === 0 ? 'empty' : 'registered';
}

export function evolve(state: Organisation, event: Stamped<OrganisationEvent>): Organisation {
  switch (event.type) {
    case 'BureauKindsDefined':
      return { ...state, ...event.data };
    case 'BureauRegistered': {
      const { bureauId, ...bureau } = event.data;
      return { ...state, bureaus: { ...state.bureaus, [bureauId]: { ...bureau, branches: {} } } };
    }
    case 'BureauRenamed':
      return withBureau(state, event.data.bureauId, { name: event.data.name });
    case 'BureauReclassified':
      return withBureau(state, event.data.bureauId, { kind: event.data.kind });
    case 'BureauMoved':
      return withBureau(state, event.data.bureauId, { parentId: event.data.parentId });
    case 'BureauAbolished':
      return withBureau(state, event.data.bureauId, { abolished: true });
    case 'BranchRegistered': {
      const { branchId, ...branch } = event.data;
      return replaceBranch(state, branchId, branch);
    }
    case 'BranchRenamed':
      return withBranch(state, event.data.branchId, { name: event.data.name, unitName: event.data.unitName });
    case 'BranchCorrected': {
      const { branchId, on: _on, reason: _reason, ...fields } = event.data;
      return withBranch(state, branchId, fields as Partial<Branch>);
    }
    case 'BranchMoved':
      return moved(state, event.data);
    case 'BranchDissolved':
      return withBranch(state, event.data.branchId, { dissolved: true });
    case 'BranchMerged':
      return merged(state, event.data);
    case 'SecretaryAppointed': {
      const { branchId, ...secretary } = event.data;
      return withBranch(state, branchId, { secretary });
    }
    case 'SecretaryVacated': {
      const { secretary: _secretary, ...branch } = branchOf(state, event.data.branchId)!;
      return replaceBranch(state, event.data.branchId, branch);
    }
    case 'BureauInvited':
      return state.invitedTo.includes(event.data.campaignId)
        ? state
        : { ...state, invitedTo: [...state.invitedTo, event.data.campaignId] };
    case 'EarlierResultImported':
      return {
        ...state,
        earlierResults: { ...state.earlierResults, [resultKey(event.data)]: resultText(event.data) },
      };
    case 'HonourJoined':
      return state;
    case 'RecordJoined': {
      const { bureauId, recordHash } = event.data;
      return { ...state, joined: { ...state.joined, [bureauId]: recordHash } };
    }
  }
}

/** The kinds of bureau that a unit may be registered with and a rule pack may name. */
export function kindsOf({ bureauKinds = planBureauKinds }: Pick<Organisation, 'bureauKinds'>): BureauKinds {
  return bureauKinds;
}

/**
 * The bureau, if it is registered. Names that every object has, like `constructor`, are no bureau's until one
 * is registered by them.
 */
export function bureauIn({ bureaus }: Organisation, bureauId: string): Bureau | undefined {
  return Object.hasOwn(bureaus, bureauId) ? bureaus[bureauId] : undefined;
}

export function branchOf(state: Organisation, branchId: string): Branch | undefined {
  const bureau = Object.values(state.bureaus).find(({ branches }) => Object.hasOwn(branches, branchId));
  return bureau?.branches[branchId];
}

/** The key of an earlier result. */
export function resultKey({ round, branchId }: { round: number; branchId: string }): string {
  return `${round}/${branchId}`;
}

/** The text of an earlier result; equal texts are the same result. */
export function resultText({ honour, titles }: { honour: boolean; titles: readonly string[] }): string {
  return canonicalJson({ honour, titles });
}

function moved(
  state: Organisation,
  { branchId, formerBureauId, bureauId, staysIn, goesIn }: Said<'BranchMoved'>,
): Organisation {
  const { [branchId]: branch, ...others } = state.bureaus[formerBureauId]!.branches;
  const before = Object.entries(branch!.entries ?? {}).filter(([campaignId]) => !goesIn.includes(campaignId));
  const stays = staysIn.map((campaignId) => [campaignId, formerBureauId] as const);
  const entries = Object.fromEntries([...stays, ...before]);
  const former = { ...state.bureaus[formerBureauId]!, branches: others };
  const left = { ...state, bureaus: { ...state.bureaus, [formerBureauId]: former } };
  return replaceBranch(left, branchId, { ...branch!, bureauId, entries });
}

function merged(state: Organisation, { branchId, into, carriedIn = [] }: Said<'BranchMerged'>): Organisation {
  const ended = withBranch(state, branchId, { mergedInto: into, ...(carriedIn.length > 0 && { carriedIn }) });
  if (carriedIn.length === 0) return ended;
  const tookOver = Object.fromEntries(carriedIn.map((campaignId) => [campaignId, branchId]));
  return withBranch(ended, into, { tookOver: { ...branchOf(state, into)!.tookOver, ...tookOver } });
}

function withBureau(state: Organisation, bureauId: string, change: Partial<Bureau>): Organisation {
  const bureau = { ...state.bureaus[bureauId]!, ...change };
  return { ...state, bureaus: { ...state.bureaus, [bureauId]: bureau } };
}

function withBranch(state: Organisation, branchId: string, change: Partial<Branch>): Organisation {
  return replaceBranch(state, branchId, { ...branchOf(state, branchId)!, ...change });
}

function replaceBranch(state: Organisation, branchId: string, branch: Branch): Organisation {
  const bureau = state.bureaus[branch.bureauId]!;
  const branches = { ...bureau.branches, [branchId]: branch };
  return { ...state, bureaus: { ...state.bureaus, [branch.bureauId]: { ...bureau, branches } } };
}
