import { finalScore, mean, parseFraction, sheetOf, weighted, wire } from '@laurel/rules';
import { equation, type Line, reckoned, rounded, type Scene, type Section, told } from './words.ts';
import { placeSection } from './place.ts';
import { type Part, type Ranked, rankedIn, type Stage, stages } from './ranked.ts';

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

const stageNames = {
  onSite: { zh: '实地考评 O', en: 'On-site score O' },
  presentation: { zh: '现场展示 P', en: 'Presentation score P' },
};

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
function stageSection(scene: Scene, stage: Stage, entry: Ranked): Section {
  const { events, branchId } = scene;
  const pack = sheetOf(scene.pack, stage);
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
