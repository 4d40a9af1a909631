import { type Ranked, rankedIn } from './ranked.ts';
import { type Line, type Scene, type Section, told, type Told } from './words.ts';

/** The place of an entry in every version of the ranking, within its pool (docs/handbook/process.md#3.6). */

export function placeSection(scene: Scene, versions: readonly Told[]): Section {
  const lines = scene.events.flatMap((event) => placeLines(scene, event));
  const numbers = versions.map(({ data }) => ({
    version: data.version,
    place: rankedIn(data, scene.branchId)?.place ?? null,
  }));
  return { id: 'place', title: { zh: '排名', en: 'Ranking' }, lines, ...(numbers.length > 0 && { numbers }) };
}

/** The pool of the entry with its places; a pack without pools has no name for it. */
function poolWords({ events, pack }: Scene): { zh: string; en: string; places: number } {
  const admitted = events.findLast(({ type }) => type === 'EntryAdmitted')?.data.pool as string | undefined;
  const pool = pack.pools?.find(({ id }) => id === admitted);
  if (!pool) return { zh: '', en: '', places: pack.places };
  return { zh: `“${pool.name.zh}”组 `, en: `pool “${pool.name.en}”, `, places: pool.places };
}

function placeLines(scene: Scene, event: Told): Line[] {
  const { branchId } = scene;
  const { data } = event;
  switch (event.type) {
    case 'RankingComputed':
      return versionLines(event, scene);
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
      const pool = poolWords(scene);
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
          `确认第 ${data.version} 版（${pool.zh}${pool.places} 个名额）：${words[0]}`,
          `Version ${data.version} confirmed (${pool.en}${pool.places} places): ${words[1]}`,
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

function versionLines(event: Told, scene: Scene): Line[] {
  const { branchId } = scene;
  const pool = poolWords(scene);
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
      `第 ${version} 版：${pool.zh}第 ${entry.place} 名${shared[0]}，${entry.recorded} 分${tie[0]}${by[0]}${from[0]}`,
      `Version ${version}: ${pool.en}place ${entry.place}${shared[1]}, ${entry.recorded} points${tie[1]}${by[1]}${from[1]}`,
    ),
  ];
}
