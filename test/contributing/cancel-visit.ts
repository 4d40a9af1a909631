import type { Edit } from './copy.ts';

/**
 * The steps of "Add a command" in CONTRIBUTING.md, for a visit that is called off: `CancelVisit`, of which
 * `VisitCancelled` tells.
 */

/**
 * 1. The contract: the command with its states, words and sample; the event with its readers, words, notice
 * and sample.
 */
const contract: readonly Edit[] = [
  {
    file: 'libs/contracts/src/assessment/group.ts',
    before: '    RecuseAssessor: command({',
    put: `    CancelVisit: command({
      may: by('foreign', 'assessor'),
      body: { branchId, plannedOn: day },
      in: ['formed'],
      says: ['VisitCancelled'],
      words: { zh: '取消考核日期', en: 'cancel a visit' },
      sample: { branchId: 'b03.017', plannedOn: '2023-07-01' },
    }),

`,
  },
  {
    file: 'libs/contracts/src/assessment/group.ts',
    before: '    AssessorRecused: event({',
    put: `    VisitCancelled: event({
      version: 1,
      body: { ...ofGroup, branchId, plannedOn: day },
      readBy: officials,
      words: { zh: '已取消考核日期', en: 'a visit was cancelled' },
      tells: {
        template: 'visit-cancelled',
        zh: '{unit}定于 {plannedOn} 的考核已取消。',
        en: 'The visit to {unit} on {plannedOn} was cancelled.',
        to: ({ campaignId, groupId }) => [{ group: \`\${campaignId}.\${groupId}\` }],
      },
      sample: { campaignId: 'r2023', groupId: 'g1', branchId: 'b03.017', plannedOn: '2023-07-01' },
    }),

`,
  },
];

/** 2. The decider: what the event does to the state, and when the command says it. */
const decider: readonly Edit[] = [
  {
    file: 'services/assessment/src/group/group.ts',
    before: "    case 'CandidateAssigned':\n    case 'AssessorRecused':\n",
    put: `    case 'VisitCancelled': {
      const { branchId, plannedOn } = event.data;
      if (state.status === 'none') return state;
      const others = state.planned.filter(
        (planned) => planned.branchId !== branchId || planned.plannedOn !== plannedOn,
      );
      return { ...state, planned: others };
    }
`,
  },
  {
    file: 'services/assessment/src/group/group.ts',
    before: "      case 'RecuseAssessor':\n",
    put: `      case 'CancelVisit':
        return cancel(command, requireFormed(state), facts, facts.candidate!);
`,
  },
  {
    file: 'services/assessment/src/group/group.ts',
    before: '/**\n * A member may declare a conflict at any time',
    put: `function cancel(
  command: Asked<'CancelVisit'>,
  state: FormedGroup,
  facts: GroupFacts,
  candidate: GroupCandidate,
): readonly GroupEvent[] {
  requireAssessing(facts.campaign);
  const { branchId, plannedOn } = command.data;
  requireAssessor(candidate.assignment, command.actor);
  const planned = state.planned.some(
    (visit) => visit.branchId === branchId && visit.plannedOn === plannedOn,
  );
  if (!planned) return [];
  return [{ type: 'VisitCancelled', data: { ...groupOf(facts), branchId, plannedOn } }];
}

`,
  },
];

/** 3. Its tests: it does it, and there is nothing to do. */
const tests: readonly Edit[] = [
  {
    file: 'services/assessment/src/group/group.spec.ts',
    before: "  it('refuses others', () => {\n    ready.when(plan(",
    put: `  it('is cancelled by a member, if it is planned', () => {
    const cancel = by(lin, now, { type: 'CancelVisit' as const, data: { branchId, plannedOn: '2023-05-20' } });
    const planned = stamped({ type: 'VisitPlanned' as const, data: { ...ids, branchId, plannedOn: '2023-05-20' } });
    ready.when(cancel).thenNothing();
    withCandidate({ assignment })(formed(), planned)
      .when(cancel)
      .then({ type: 'VisitCancelled', data: { ...ids, branchId, plannedOn: '2023-05-20' } });
  });
`,
  },
];

/** 4. The line of the view. */
const view: readonly Edit[] = [
  {
    file: 'services/assessment/src/visit/visits.view.ts',
    before: '    AssessorRecused: {\n',
    put: `    VisitCancelled: {
      keys,
      fold: (row, { data }) =>
        row && { ...row, planned: row.planned.filter(({ plannedOn }) => plannedOn !== data.plannedOn) },
    },
`,
  },
];

/** 5. The law: the rules that the check of a record holds the event to. */
const law: readonly Edit[] = [
  {
    file: 'services/audit/src/law-of-assessing/table.ts',
    before: '  AssessorRecused: [',
    put: '  VisitCancelled: [assess.ofTheGroup],\n',
  },
];

/** 6. The second opinion on who may do it. */
const matrix: readonly Edit[] = [
  {
    file: 'test/policy/matrix.ts',
    before: 'RecuseAssessor                 -  ',
    put: 'CancelVisit                    -        -    -    foreign  -        -        -        -    -    -    -\n',
  },
];

export const cancelVisit: readonly Edit[] = [contract, decider, tests, view, law, matrix].flat();
