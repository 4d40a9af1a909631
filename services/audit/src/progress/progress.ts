/** What each event says of one branch's way through the six steps. Of scores nothing is here: only that they exist (PROCESS.md 1.3). */

export type Step = 'prepare' | 'apply' | 'assess' | 'evaluate' | 'name' | 'notify';

/** The parts of the work, in the order of the process, each with its step. A later part outranks an earlier one. */
const partOrder = [
  ['plan', 'prepare'],
  ['nomination', 'apply'],
  ['application', 'apply'],
  ['assessment', 'assess'],
  ['evaluation', 'evaluate'],
  ['publication', 'notify'],
  ['naming', 'name'],
] as const satisfies readonly (readonly [string, Step])[];

/** Beside them the standing, which takes an entry out wherever it is. */
export type Part = (typeof partOrder)[number][0] | 'standing';

export interface PartState {
  readonly state: string;
  readonly since: string;
}

const endings: readonly string[] = ['lapsed', 'withdrawn', 'ineligible'];

/** Where a branch is, all parts considered: the step it has come to, and there what it was last, or what ended it. */
export function furthest(parts: Readonly<Partial<Record<Part, PartState>>>): PartState & { readonly step: Step } {
  const { application, standing, publication, naming } = parts;
  const [part, step] = partOrder.findLast(([name]) => parts[name]) ?? partOrder[0];
  const ended = application && endings.includes(application.state) ? application : standing;
  const decisive = naming ?? publication ?? ended ?? parts[part] ?? { state: 'invited', since: '' };
  return { step: naming?.state === 'certified' ? 'notify' : step, ...decisive };
}

interface Change {
  readonly part: Part;
  readonly state: string;
}

// Loosely typed, as views see events: narrowed by type in each line.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Saying = (data: any, branchId: string) => Change | undefined;

const says = (part: Part, state: string): Saying => {
  const change = { part, state };
  return () => change;
};

/** What happens to the branch named in the event, or to each of those it lists. */
export const progressed: ReadonlyMap<string, Saying> = new Map<string, Saying>([
  ['PlanFiled', says('plan', 'planFiled')],
  ['CandidateRecommended', says('nomination', 'nominated')],
  ['RecommendationRecalled', says('nomination', 'recalled')],
  ['CandidateSelfNominated', says('nomination', 'nominated')],
  ['ApplicationSubmitted', says('application', 'submitted')],
  ['ApplicationReturned', says('application', 'returned')],
  ['ApplicationAccepted', says('application', 'accepted')],
  ['ApplicationDeclaredIneligible', says('application', 'ineligible')],
  ['ApplicationLapsed', says('application', 'lapsed')],
  ['ApplicationWithdrawn', says('application', 'withdrawn')],
  ['AssessmentOpened', says('assessment', 'assessing')],
  ['AssessmentClosed', (data) => ({ part: 'assessment', state: 'noResult' in data.result ? 'noResult' : 'assessed' })],
  ['CandidateDisqualified', says('standing', 'disqualified')],
  ['PanelFrozen', says('evaluation', 'awaitingScores')],
  ['PresentationEnded', says('evaluation', 'presented')],
  ['BallotsOpened', says('evaluation', 'opened')],
  ['RankingComputed', (data, branchId) => ({ part: 'evaluation', state: includes(data.ranked, branchId) ? 'ranked' : 'unranked' })],
  ['RankingPublished', (data, branchId) => (includes(data.ranked, branchId) ? { part: 'publication', state: 'published' } : undefined)],
  ['WinnersApproved', (data, branchId) => ({ part: 'naming', state: approvedAs(data, branchId) })],
  ['EntryExcluded', says('naming', 'excluded')],
  ['SuccessorCalled', says('naming', 'proposed')],
  ['PlaceHeld', says('naming', 'held')],
  ['PlaceRestored', says('naming', 'proposed')],
  ['PlaceForfeited', says('naming', 'forfeited')],
  ['NamingDeclined', says('naming', 'declined')],
  ['BranchNamed', says('naming', 'named')],
  ['CertificateIssued', says('naming', 'certified')],
  ['NamingRevoked', says('naming', 'revoked')],
  ['PlaqueRecalled', says('naming', 'plaqueRecalled')],
]);

function approvedAs({ proposed, held }: { proposed: string[]; held: string[] }, branchId: string): string {
  if (proposed.includes(branchId)) return 'proposed';
  return held.includes(branchId) ? 'held' : 'reserve';
}

function includes(ranked: readonly { readonly branchId: string }[], branchId: string): boolean {
  return ranked.some((entry) => entry.branchId === branchId);
}
