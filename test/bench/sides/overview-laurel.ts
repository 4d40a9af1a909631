import { auditService } from '@laurel/audit';
import type { Row, View, ViewedEvent } from '@laurel/core';
import { openSqlite } from '@laurel/engines/sqlite';
import { versioned } from '@laurel/platform';
import { planPack2023 } from '@laurel/rules';
import { instant } from '../sample.ts';
import type { Side } from '../side.ts';

export interface OverviewParameters {
  readonly directory: string;
  readonly cities: number;
  readonly readings: number;
}

export interface OverviewResult {
  /** Each reading of the whole overview. */
  readonly overviewMs: readonly number[];
  /** Each count of the same entries by step and bureau, from a row for every branch. */
  readonly countedMs: readonly number[];
  readonly rows: number;
  readonly branches: number;
  /** Of the overview's answer. */
  readonly bytes: number;
}

/** As many as the sample city has. */
const [bureausOfCity, branchesOfBureau, entriesOfBureau] = [33, 11, 3];

const viewOf = (name: string) => auditService.views.find(({ view }) => view.name === name)!.view as View;

/** What happens to the branches of a city's campaign, up to the naming of some. */
function events(city: number): ViewedEvent[] {
  const campaignId = `c${city}-r2023`;
  const happened: [type: string, data: object][] = [['CampaignOpened', { rulePack: planPack2023 }]];
  for (let bureau = 0; bureau < bureausOfCity; bureau++) {
    const bureauId = `c${city}b${bureau}`;
    const branches = Array.from({ length: branchesOfBureau }, (_, index) => ({
      branchId: `${bureauId}.${String(index).padStart(3, '0')}`,
      branchName: '城关派出所党支部',
      unitName: '城关派出所',
    }));
    const invited = { bureauId, bureauName: '东城分局', kind: 'countyBureau', route: 'recommended' };
    happened.push(['BureauInvited', { ...invited, branches }]);
    for (const branch of branches.slice(0, entriesOfBureau)) {
      const entry = { ...branch, bureauId, bureauName: '东城分局' };
      happened.push(['CandidateRecommended', entry], ['ApplicationAccepted', entry]);
      happened.push(['AssessmentClosed', { ...entry, result: {} }], ['PresentationEnded', entry]);
      if (bureau < 20 && branch === branches[0]) happened.push(['BranchNamed', entry]);
    }
  }
  return happened.map(([type, data], index) => ({
    type,
    data: { campaignId, ...data },
    time: instant,
    position: index + 1,
  })) as unknown as ViewedEvent[];
}

function folded(view: View, heard: readonly ViewedEvent[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const event of heard) {
    if (!view.hears.includes(event.type)) continue;
    for (const key of view.keys(event)) {
      const row = view.fold(rows.get(key), event, key);
      if (row !== undefined) rows.set(key, row);
    }
  }
  return rows;
}

/** The overview of a province, read as a list is, beside counting every branch. */
export const run: Side<OverviewParameters, OverviewResult> = async ({ directory, cities, readings }) => {
  const engine = await openSqlite({ directory, service: 'audit', now: () => instant });
  const [overview, progress] = [viewOf('overview'), viewOf('progress')];
  const kept = await Promise.all(
    [overview, progress].map(async (view) => {
      const rows = Array.from({ length: cities }, (_, city) => [...folded(view, events(city))]).flat();
      const table = versioned(view);
      await engine.views.define(table, view.indexes);
      await engine.views.apply([table], { from: 0, to: 1 }, [
        { view: table, puts: new Map(rows), deletes: new Set() },
      ]);
      return rows.length;
    }),
  );
  let answer = '';
  const read = async () => {
    const found = await engine.views.find(versioned(overview), { where: [], limit: 1000 });
    answer = JSON.stringify(found.map(({ key, row: { facts: _facts, ...row } }) => ({ id: key, ...row })));
  };
  const count = async () =>
    await engine.views.countBy(versioned(progress), [], ['campaignId', 'bureauId', 'step', 'state']);
  const overviewMs: number[] = [];
  const countedMs: number[] = [];
  for (let reading = 0; reading < readings; reading++) {
    overviewMs.push(await timed(read));
    countedMs.push(await timed(count));
  }
  await engine.close();
  return { overviewMs, countedMs, rows: kept[0]!, branches: kept[1]!, bytes: Buffer.byteLength(answer) };
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
