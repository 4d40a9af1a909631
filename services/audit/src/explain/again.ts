import { canonicalJson, Rejected } from '@laurel/core';
import {
  decimals,
  inPackOrder,
  rank,
  type RankedPart,
  type RankingEntry,
  sheetOf,
  stageScore,
  titleScore,
  unheld,
} from '@laurel/rules';
import { dynamicAgain } from '../results/dynamic.ts';
import { RankingInputs } from '../results/ranking-inputs.ts';
import { type Line, packBy, type Scene, type Section, told, type Told } from './words.ts';

/**
 * Every number of an explanation once more, from its parts: visits and indicators, opened ballots, held votes
 * and draws. What the record says otherwise is told, and the command then fails.
 */
export function againSection(scene: Scene): Section {
  const differing = scene.events.flatMap((event) => [...differencesOf(scene, event)]);
  const lines = differing.map(([event, { what, recorded, again }]) =>
    told(
      event,
      `${what}：记录为 ${recorded}，由其各部分重算为 ${again}`,
      `${what}: the record says ${recorded}, its parts give ${again}`,
    ),
  );
  const holds: Line = { zh: '各数均由其各部分重算相符', en: 'Every number follows from its parts' };
  return {
    id: 'again',
    title: { zh: '重算', en: 'Computed again' },
    lines: lines.length > 0 ? lines : [holds],
    numbers: { differing: lines.length },
  };
}

interface Difference {
  readonly what: string;
  readonly recorded: string;
  readonly again: string;
}

function* differencesOf(scene: Scene, event: Told): Generator<[Told, Difference]> {
  const wanted = againOf(scene, event);
  if (!wanted) return;
  const [recorded, again] = wanted;
  for (const what of new Set([...Object.keys(recorded), ...Object.keys(again)])) {
    const [one, other] = [recorded[what], again[what]].map((value) => shown(value));
    if (one !== other) yield [event, { what, recorded: one!, again: other! }];
  }
}

const shown = (value: unknown): string =>
  value === undefined ? '—' : typeof value === 'string' ? value : canonicalJson(value);

type Numbers = Readonly<Record<string, unknown>>;

/** The numbers that an event says about the branch, and the same from their parts. */
function againOf(scene: Scene, event: Told): [Numbers, Numbers] | undefined {
  switch (event.type) {
    case 'AssessmentClosed':
      return assessed(scene, event);
    case 'RankingComputed':
      return ranked(scene, event);
    case 'TitleScored':
      return titled(scene, event);
    case 'BranchNamed':
      return named(scene, event);
    default:
      return undefined;
  }
}

const before = ({ events }: Scene, event: Told): readonly Told[] => events.slice(0, events.indexOf(event));

function assessed(scene: Scene, event: Told): [Numbers, Numbers] | undefined {
  const { result } = event.data;
  const pack = packBy(scene, event.rulePackHash);
  const again = dynamicAgain(pack, before(scene, event).filter(isAssessing));
  if ('noResult' in result || 'noResult' in again)
    return [{ noResult: 'noResult' in result }, { noResult: 'noResult' in again }];
  const { records: _records, ...steps } = result.steps;
  return [
    { 'D.steps': steps, ...scoresOf('D', { score: result.dynamic, criteria: result.criteria }) },
    { 'D.steps': again.steps, ...scoresOf('D', { score: again.score, criteria: again.perCriterion }) },
  ];
}

/** Evaluation hears of the visits by what the assessment was closed with; they are its parts. */
export const isAssessing = ({ service }: Told): boolean => service === 'assessment';

interface Part {
  readonly score: string;
  readonly criteria: readonly { readonly criterionId: string; readonly score: string }[];
}

const scoresOf = (letter: string, { score, criteria }: Part): Numbers => ({
  [letter]: score,
  ...Object.fromEntries(criteria.map((each) => [`${letter}.${each.criterionId}`, each.score])),
});

interface Row extends Numbers {
  readonly branchId: string;
  readonly pool?: string;
  readonly dynamic: Part;
  readonly onSite: Part;
  readonly presentation: Part;
}

const stages = [
  ['onSite', 'O', 'weightOnSite'],
  ['presentation', 'P', 'weightPresentation'],
] as const;
const places = ['final', 'recorded', 'pool', 'place', 'shared', 'resolvedBy'];

/** The branch's row of a ranking: its own parts are reckoned again, those of the others are as recorded. */
function ranked(scene: Scene, event: Told): [Numbers, Numbers] | undefined {
  const rows: readonly Row[] = event.data.ranked;
  const row = rows.find(({ branchId }) => branchId === scene.branchId);
  if (!row) return undefined;
  const pack = packBy(scene, event.data.rulePackHash);
  const inputs = new RankingInputs();
  for (const said of before(scene, event)) inputs.learn(said);
  const { runOffs, draws } = inputs.contest(scene.campaignId);
  const own = ownParts(scene, event, inputs);
  const entries = rows.map((other) =>
    entryOf(
      scene,
      other.branchId,
      other === row ? { pool: admittedTo(scene), ...own.parts } : { pool: other.pool, ...partsOf(other) },
    ),
  );
  const again = tried(() => rank(pack, entries, { runOffs, draws }));
  const mine = again?.ranked.find(({ branchId }) => branchId === scene.branchId);
  return [
    { ...numbersOf(row), ...own.recorded(row) },
    { ...numbersOf(mine), ...own.numbers },
  ];
}

const admittedTo = ({ events }: Scene): string | undefined =>
  events.findLast(({ type }) => type === 'EntryAdmitted')?.data.pool;

const numbersOf = (row: object | undefined): Numbers =>
  Object.fromEntries(places.map((field) => [field, (row as Numbers | undefined)?.[field]]));

/** D, O and P of the branch from visits and ballots, with the names under which they are compared. */
function ownParts(scene: Scene, event: Told, inputs: RankingInputs) {
  const pack = packBy(scene, event.data.rulePackHash);
  const dynamic = dynamicAgain(pack, before(scene, event).filter(isAssessing));
  const parts: { [Stage in 'dynamic' | 'onSite' | 'presentation']?: RankedPart } = {};
  const steps: Record<string, unknown> = {};
  if ('score' in dynamic) parts.dynamic = dynamic;
  const counted = inputs.counted(scene.campaignId).filter(({ branchId }) => branchId === scene.branchId);
  for (const [stage, letter, weight] of stages) {
    const sheet = sheetOf(pack, stage);
    const score = stageScore(
      sheet,
      counted
        .filter((ballot) => ballot.stage === stage)
        .map(({ expertId, scores }) => ({ expertId, scores: inPackOrder(sheet, scores) })),
    );
    const part = 'score' in score ? score : unheld(sheet, pack.scoring[weight]);
    if (part) parts[stage] = part;
    steps[`${letter}.steps`] = 'score' in score ? score.steps : undefined;
  }
  const lettered = [['dynamic', 'D'], ...stages.map(([stage, letter]) => [stage, letter])] as const;
  const numbers = Object.assign(
    steps,
    ...lettered.map(([stage, letter]) => {
      const part = parts[stage as keyof typeof parts];
      return part ? scoresOf(letter!, { score: part.score, criteria: part.perCriterion }) : {};
    }),
  ) as Numbers;
  const recorded = (row: Row): Numbers =>
    Object.assign(
      Object.fromEntries(
        stages.map(([stage, letter]) => [`${letter}.steps`, (row['steps'] as Numbers)[stage]]),
      ),
      ...lettered.map(([stage, letter]) => scoresOf(letter!, row[stage as keyof Row] as Part)),
    ) as Numbers;
  return { parts, numbers, recorded };
}

const partsOf = (row: Row): Partial<RankingEntry> =>
  Object.fromEntries(
    (['dynamic', 'onSite', 'presentation'] as const).map((stage) => [
      stage,
      { score: row[stage].score, perCriterion: row[stage].criteria },
    ]),
  );

/** Ranks on a list part those of one bureau only, whose final list is the branch's own. */
function entryOf({ events }: Scene, branchId: string, parts: Partial<RankingEntry>): RankingEntry {
  const final = events.findLast(({ type }) => type === 'RecommendationFinalised');
  const at: number = final?.data.branchIds.indexOf(branchId) ?? -1;
  return {
    ...{ branchId, status: 'eligible' as const },
    ...(at >= 0 && { listBureauId: final!.data.bureauId as string, rank: at + 1 }),
    ...parts,
  };
}

function tried<Value>(reckon: () => Value): Value | undefined {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof Rejected) return undefined;
    throw error;
  }
}

function titled(scene: Scene, event: Told): [Numbers, Numbers] {
  const result = titleScore(packBy(scene, event.rulePackHash), event.data.ballots);
  const score = 'score' in result ? result.score : undefined;
  return [
    { title: event.data.score, 'title.recorded': event.data.recorded },
    { title: score, 'title.recorded': score === undefined ? undefined : decimals(score, 4) },
  ];
}

/** The place of the naming is that of the ranking confirmed last. */
function named(scene: Scene, event: Told): [Numbers, Numbers] {
  const earlier = before(scene, event);
  const confirmed = earlier.findLast(({ type }) => type === 'RankingConfirmed')?.data.version;
  const version = earlier.find(
    ({ type, data }) => type === 'RankingComputed' && data.version === confirmed,
  )?.data;
  const row = version?.ranked.find(({ branchId }: Row) => branchId === scene.branchId);
  return [{ 'named.place': event.data.place }, { 'named.place': row?.place }];
}
