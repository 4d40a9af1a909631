import { finalScore, mean, parseFraction, weighted, wire } from '@laurel/rules';
import {
  equation,
  type Line,
  reckoned,
  rounded,
  type Scene,
  type Section,
  told,
  type Told,
} from './words.ts';

/**
 * The ballots, what was trimmed, the two stages' scores, the final score and the place in every version of
 * the ranking (docs/handbook/process.md#3.4 to #3.6).
 */
export function evaluateSections(scene: Scene): Section[] {
  const versions = scene.events.filter(({ type }) => type === 'RankingComputed');
  const newest = versions.findLast(({ data }) => rankedIn(data, scene.branchId));
  const entry = newest && rankedIn(newest.data, scene.branchId);
  const panel = { id: 'panel', title: { zh: '评审', en: 'Panel' }, lines: panelLines(scene) };
  if (!entry) return [panel, placeSection(scene, versions)];
  return [
    panel,
    // A stage that weighs nothing may never have been held.
    ...stages.filter((stage) => entry.steps[stage]).map((stage) => stageSection(scene, stage, entry)),
    finalSection(scene, entry),
    placeSection(scene, versions),
  ];
}

const stages = ['onSite', 'presentation'] as const;
type Stage = (typeof stages)[number];

const stageNames = {
  onSite: { zh: '实地考评 O', en: 'On-site score O' },
  presentation: { zh: '现场展示 P', en: 'Presentation score P' },
};

interface Part {
  readonly score: string;
  readonly criteria: readonly { readonly criterionId: string; readonly score: string }[];
}

interface Ranked extends Readonly<Record<Stage | 'dynamic', Part>> {
  readonly branchId: string;
  readonly place: number;
  readonly shared: boolean;
  readonly final: string;
  readonly recorded: string;
  readonly resolvedBy?: string;
  readonly steps: Readonly<
    Record<Stage, { readonly experts: readonly string[]; readonly trimmed?: Trimmed }>
  >;
}

interface Trimmed {
  readonly highest: readonly number[];
  readonly lowest: readonly number[];
}

function rankedIn(data: { ranked: readonly Ranked[] }, branchId: string): Ranked | undefined {
  return data.ranked.find((entry) => entry.branchId === branchId);
}

function panelLines({ events, branchId }: Scene): Line[] {
  return events.flatMap((event) => {
    const { expertId, stage, ground, reason, experts } = { ...event.data };
    switch (event.type) {
      case 'ExpertRecused':
        return [told(event, `专家 ${expertId} 回避`, `Expert ${expertId} was recused`)];
      case 'RecusalWithdrawn':
        return [
          told(
            event,
            `专家 ${expertId} 的回避已撤回：${reason}`,
            `The recusal of ${expertId} was taken back: ${reason}`,
          ),
        ];
      case 'ExpertSubstituted': {
        const { substitute, sheets } = event.data;
        const theirs = sheets.filter((sheet: { branchId: string }) => sheet.branchId === branchId);
        if (theirs.length === 0) return [];
        const taken = theirs.map((sheet: { stage: string }) => sheet.stage).join(', ');
        return [
          told(
            event,
            `专家 ${substitute.accountId} 接替 ${expertId} 评分（${taken}）：${reason}`,
            `Expert ${substitute.accountId} scores instead of ${expertId} (${taken}): ${reason}`,
          ),
        ];
      }
      case 'ExpertsBelowMinimum': {
        const { possible, minimum } = event.data;
        return [
          told(
            event,
            `可评分专家（${stage}）${possible} 名，少于 ${minimum} 名`,
            `${possible} experts may score it (${stage}), fewer than ${minimum}`,
          ),
        ];
      }
      case 'PanelFrozen': {
        const assigned =
          event.data.assignments.find((assignment: { branchId: string }) => assignment.branchId === branchId)
            ?.experts ??
          experts ??
          [];
        return [
          told(event, `评分专家：${assigned.join('、')}`, `Experts who score it: ${assigned.join(', ')}`),
        ];
      }
      case 'BallotSetAside':
        return [
          told(
            event,
            `专家 ${expertId} 的评分表（${stage}）不计（${ground}）：${reason}`,
            `The ballot of ${expertId} (${stage}) was set aside (${ground}): ${reason}`,
          ),
        ];
      default:
        return [];
    }
  });
}

/** Every counted ballot per criterion, the trimmed ones in brackets. */
function stageSection({ events, branchId, pack }: Scene, stage: Stage, entry: Ranked): Section {
  const opened: { stage: string; branchId: string; expertId: string; scores: Part['criteria'] }[] =
    events.findLast(({ type }) => type === 'BallotsOpened')?.data.ballots ?? [];
  const { experts, trimmed } = entry.steps[stage];
  const scoreOf = (expertId: string, criterionId: string) =>
    opened
      .find(
        (ballot) => ballot.stage === stage && ballot.branchId === branchId && ballot.expertId === expertId,
      )
      ?.scores.find((score) => score.criterionId === criterionId)?.score ?? '—';
  const rows = pack.criteria.map(({ id, name }, index) => {
    const given = experts.map((expertId, number) => {
      const dropped = trimmed && (trimmed.highest[index] === number || trimmed.lowest[index] === number);
      return { expertId, score: scoreOf(expertId, id), dropped: dropped === true };
    });
    const kept = given
      .filter(({ dropped, score }) => !dropped && score !== '—')
      .map(({ score }) => parseFraction(score));
    const onRecord = entry[stage].criteria[index]!.score;
    return { criterionId: id, name, given, mean: kept.length > 0 ? wire(mean(kept)) : onRecord, onRecord };
  });
  const lines = rows.map(({ name, given, mean: reached, onRecord }) => {
    const list = given
      .map(({ expertId, score, dropped }) => (dropped ? `[${expertId} ${score}]` : `${expertId} ${score}`))
      .join(', ');
    const zh = equation(`${name.zh}：${list}；均值`, reached, onRecord, ' ').zh;
    const en = equation(`${name.en}: ${list}; mean`, reached, onRecord, ' ').en;
    return reckoned(zh, en);
  });
  const count = experts.length;
  const rule = trimmed
    ? reckoned(
        `${count} 张有效评分表；方括号内为去掉的一个最高分和一个最低分`,
        `${count} valid ballots; in brackets the highest and the lowest that were dropped`,
      )
    : reckoned(`${count} 张有效评分表，不去分`, `${count} valid ballots, none dropped`);
  const letter = stage === 'onSite' ? 'O' : 'P';
  const sum = pack.criteria.map(({ weight }, index) => `${weight}×${rounded(rows[index]!.mean)}`).join(' + ');
  const score = wire(
    weighted(
      pack,
      rows.map(({ mean: reached }) => parseFraction(reached)),
    ),
  );
  const total = equation(`${letter} = (${sum}) / 100`, score, entry[stage].score);
  const criteria = rows.map(({ name: _name, onRecord: _onRecord, ...row }) => row);
  const numbers = { score, criteria };
  const all = [rule, ...lines, reckoned(total.zh, total.en)];
  return { id: stage, title: stageNames[stage], lines: all, numbers };
}

function finalSection({ pack }: Scene, { dynamic, onSite, presentation, final, recorded }: Ranked): Section {
  const { weightDynamic, weightOnSite, weightPresentation } = pack.scoring;
  const parts = `${weightDynamic}×${rounded(dynamic.score)} + ${weightOnSite}×${rounded(onSite.score)} + ${weightPresentation}×${rounded(presentation.score)}`;
  const reached = finalScore(pack, dynamic.score, onSite.score, presentation.score);
  const line = `F = (${parts}) / 100 = ${reached} ≈ ${rounded(reached)}`;
  const follows = reached === final && rounded(reached) === recorded;
  const zh = follows ? line : `${line}；记录为 ${final} ≈ ${recorded}，与此不符`;
  const en = follows ? line : `${line}; the record says ${final} ≈ ${recorded}, which does not follow`;
  const numbers = {
    dynamic: dynamic.score,
    onSite: onSite.score,
    presentation: presentation.score,
    final: reached,
    recorded: rounded(reached),
  };
  return {
    id: 'final',
    title: { zh: '总分 F', en: 'Final score F' },
    lines: [reckoned(zh, en)],
    numbers,
  };
}

function placeSection(scene: Scene, versions: readonly Told[]): Section {
  const lines = scene.events.flatMap((event) => placeLines(scene, event));
  const numbers = versions.map(({ data }) => ({
    version: data.version,
    place: rankedIn(data, scene.branchId)?.place ?? null,
  }));
  return { id: 'place', title: { zh: '排名', en: 'Ranking' }, lines, ...(numbers.length > 0 && { numbers }) };
}

function placeLines({ branchId, pack }: Scene, event: Told): Line[] {
  const { data } = event;
  switch (event.type) {
    case 'RankingComputed':
      return versionLines(event, branchId);
    case 'RunOffHeld': {
      if (!data.branchIds.includes(branchId)) return [];
      const tally = (data.counts as { branchId: string; count: number }[])
        .map((each) => `${each.branchId} ${each.count}`)
        .join(', ');
      return [
        told(
          event,
          `第 ${data.round} 轮附加投票（${data.commitments.length} 票：${tally}）：${data.order.join('、') || '未分先后'}`,
          `Run-off, round ${data.round} (${data.commitments.length} votes: ${tally}): ${data.order.join(', ') || 'nobody ahead'}`,
        ),
      ];
    }
    case 'DrawHeld':
      if (!data.branchIds.includes(branchId)) return [];
      return [
        told(
          event,
          `抽签：${data.order.join('、')}；见证：${data.witnesses.join('、')}`,
          `Drawn: ${data.order.join(', ')}; witnessed by ${data.witnesses.join(', ')}`,
        ),
      ];
    case 'RankingConfirmed': {
      const outcome = data.winners.includes(branchId)
        ? 'winner'
        : data.reserves.includes(branchId)
          ? 'reserve'
          : 'ranked';
      const words = {
        winner: ['入选', 'among the winners'],
        reserve: ['递补', 'among the reserves'],
        ranked: ['未入选', 'not among winners or reserves'],
      }[outcome]!;
      return [
        told(
          event,
          `确认第 ${data.version} 版（${pack.places} 个名额）：${words[0]}`,
          `Version ${data.version} confirmed (${pack.places} places): ${words[1]}`,
        ),
      ];
    }
    default:
      return [];
  }
}

const tieBreaks: Readonly<Record<string, readonly [string, string]>> = {
  onSite: ['实地考评分', 'the on-site score'],
  firstCriterion: ['第一项标准', 'the first criterion'],
  rank: ['推荐排序', 'the rank on the list'],
  runOff: ['附加投票', 'a run-off'],
  draw: ['抽签', 'a draw'],
};

function versionLines(event: Told, branchId: string): Line[] {
  const { version, ranked, unranked, moved } = event.data;
  const entry = rankedIn(event.data, branchId);
  if (!entry) {
    const reason = unranked.find((other: { branchId: string }) => other.branchId === branchId)?.reason;
    return reason === undefined
      ? []
      : [told(event, `第 ${version} 版：不列名次（${reason}）`, `Version ${version}: unranked (${reason})`)];
  }
  const equals = (ranked as Ranked[])
    .filter((other) => other.branchId !== branchId && other.final === entry.final)
    .map((other) => other.branchId);
  const move = moved.find((other: { branchId: string }) => other.branchId === branchId);
  const tie =
    equals.length === 0
      ? ['', '']
      : [`；与 ${equals.join('、')} 同分`, `; equal in score with ${equals.join(', ')}`];
  const by =
    entry.resolvedBy === undefined
      ? ['', '']
      : [`，以${tieBreaks[entry.resolvedBy]![0]}分先后`, `, parted by ${tieBreaks[entry.resolvedBy]![1]}`];
  const shared = entry.shared ? ['（并列）', ' (shared)'] : ['', ''];
  const from = move ? [`；前一版第 ${move.from ?? '—'} 名`, `; before: ${move.from ?? '—'}`] : ['', ''];
  return [
    told(
      event,
      `第 ${version} 版：第 ${entry.place} 名${shared[0]}，${entry.recorded} 分${tie[0]}${by[0]}${from[0]}`,
      `Version ${version}: place ${entry.place}${shared[1]}, ${entry.recorded} points${tie[1]}${by[1]}${from[1]}`,
    ),
  ];
}
