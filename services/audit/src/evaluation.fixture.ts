import { canonicalJson } from '@laurel/core';
import { drawOrder } from '@laurel/rules';
import { RankingInputs } from './results/ranking-inputs.ts';
import { inputsOf, recompute } from './results/recompute.ts';
import {
  campaignId,
  candidates,
  certify,
  criteriaOf,
  experts,
  namesOf,
  pack,
  packHash,
  people,
  secretaryOf,
} from './contest.fixture.ts';
import { type RecordWriter, sample, type Saying, sha256, systemActor } from './record.fixture.ts';

/** The second half of the fixture's campaign: ballots, ranking, approval, notice, naming. */

const panel = `panel-${campaignId}`;
const both = [people.operator, people.discipline] as const;

export function evaluateAndName(writer: RecordWriter): void {
  writer.time = '2023-11-06T01:00:00.000Z';
  convene(writer);
  draw(writer);
  const ballots = (['onSite', 'presentation'] as const).flatMap((stage) => score(writer, stage));
  writer.sayTogether('evaluation', panel, 'OpenBallots', both, [
    'BallotsOpened',
    { campaignId, ballots, recused: [] },
  ]);
  const { winners, reserves } = rank(writer);
  name(writer, winners, reserves);
}

function convene(writer: RecordWriter): void {
  const convened = experts.map(({ account, person, unit }) => ({
    accountId: account,
    personId: person,
    unitId: unit,
    name: account,
  }));
  writer.sayTogether('evaluation', panel, 'ConvenePanel', both, [
    'PanelConvened',
    { campaignId, documentNumber: '评1号', experts: convened },
  ]);
  for (const expert of experts)
    writer.say('evaluation', panel, expert, [
      'ConflictsDeclaredComplete',
      { campaignId, expertId: expert.account },
    ]);
  const assignments = candidates.map(({ branchId }) => ({
    branchId,
    experts: experts.map(({ account }) => account),
  }));
  writer.sayTogether('evaluation', panel, 'FreezePanel', both, ['PanelFrozen', { campaignId, assignments }]);
}

/** Every entry files its presentation; then their order is drawn. */
function draw(writer: RecordWriter): void {
  for (const { branchId } of candidates) {
    const secretary = secretaryOf(branchId);
    const file = sha256(`deck of ${branchId}`);
    const kept = { attachmentId: file, unitId: branchId, campaignId };
    writer.say('application', `attachment-${campaignId}.${file}.${branchId}`, secretary, [
      'AttachmentStored',
      sample('AttachmentStored', kept),
    ]);
    writer.say('evaluation', `entry-${campaignId}.${branchId}`, secretary, [
      'PresentationFiled',
      { campaignId, branchId, deck: file, logo: file },
    ]);
  }
  const seed = sha256('seed');
  const order = drawOrder(
    seed,
    candidates.map(({ branchId }) => branchId),
    sha256,
  );
  writer.sayTogether('evaluation', panel, 'DrawPresentationOrder', both, [
    'PresentationOrderDrawn',
    { campaignId, seed, order },
  ]);
}

function present(writer: RecordWriter): void {
  const drawn = writer.events.findLast(({ type }) => type === 'PresentationOrderDrawn')!;
  for (const branchId of drawn.data.order as string[])
    for (const type of ['PresentationStarted', 'PresentationEnded'])
      writer.say('evaluation', panel, people.operator, [type, { campaignId, branchId }]);
}

interface OpenedBallot {
  readonly stage: string;
  readonly branchId: string;
  readonly expertId: string;
  readonly scores: object[];
  readonly salt: string;
  readonly commitment: string;
}

function score(writer: RecordWriter, stage: 'onSite' | 'presentation'): OpenedBallot[] {
  writer.say('evaluation', panel, people.operator, ['ScoringStarted', { campaignId, stage }]);
  if (stage === 'presentation') present(writer);
  const ballots = candidates.flatMap((candidate) =>
    Object.entries(candidate[stage]).map(([name, scores]) =>
      ballotOf(stage, candidate.branchId, name.toLowerCase(), scores),
    ),
  );
  for (const { branchId, expertId, commitment } of ballots) {
    const stream = `ballot-${campaignId}.${stage}.${branchId}.${expertId}`;
    const expert = experts.find(({ account }) => account === expertId)!;
    writer.say('evaluation', stream, expert, [
      'BallotSealed',
      { campaignId, stage, branchId, expertId, commitment },
    ]);
  }
  const commitments = ballots.map(({ branchId, expertId, commitment }) => ({
    branchId,
    expertId,
    commitment,
  }));
  const gaps = candidates.flatMap(({ branchId }) =>
    experts
      .filter(
        ({ account }) =>
          !ballots.some((ballot) => ballot.branchId === branchId && ballot.expertId === account),
      )
      .map(({ account }) => ({ branchId, expertId: account })),
  );
  const closed: Saying = ['ScoringClosed', { campaignId, stage, commitments, gaps, reason: '有专家缺席' }];
  writer.sayTogether('evaluation', panel, 'CloseScoringWithGaps', both, closed);
  return ballots;
}

function ballotOf(stage: string, branchId: string, expertId: string, given: readonly string[]): OpenedBallot {
  const sheet = {
    stage,
    branchId,
    expertId,
    scores: criteriaOf(given),
    salt: sha256(`${stage} ${branchId} ${expertId}`),
  };
  return { ...sheet, commitment: sha256(canonicalJson({ campaignId, ...sheet })) };
}

/** The next version of the ranking, as the record so far gives it. */
function rankingOf(
  writer: RecordWriter,
  version: number,
): { readonly winners: string[]; readonly reserves: string[] } {
  const inputs = new RankingInputs();
  for (const event of writer.events) inputs.learn(event);
  const [contest, ballots] = [inputs.contest(campaignId), inputs.counted(campaignId)];
  const inputsHash = sha256(canonicalJson(inputsOf(packHash, contest, ballots)));
  const outcome = recompute(pack, contest, ballots) as { winners: string[]; reserves: string[] };
  return { campaignId, version, rulePackHash: packHash, inputsHash, ...outcome, moved: [] } as never;
}

function rank(writer: RecordWriter): { readonly winners: string[]; readonly reserves: string[] } {
  const ranking = rankingOf(writer, 1);
  writer.say('evaluation', `ranking-${campaignId}`, people.operator, ['RankingComputed', ranking]);
  const { winners, reserves } = ranking;
  const confirmed: Saying = ['RankingConfirmed', { campaignId, version: 1, winners, reserves }];
  writer.sayTogether('evaluation', `ranking-${campaignId}`, 'ConfirmRanking', both, confirmed);
  return ranking;
}

function name(writer: RecordWriter, winners: readonly string[], reserves: readonly string[]): void {
  const naming = `naming-${campaignId}`;
  const committee = [people.committee, people.otherCommittee] as const;
  const requested = {
    campaignId,
    documentNumber: '请示7号',
    rankingVersion: 1,
    winners,
    reserves,
    changed: [],
  };
  writer.say('evaluation', naming, people.operator, ['NamingRequested', requested]);
  const approved = { campaignId, minutesNumber: '党委纪要3', proposed: winners, held: [], reserves };
  writer.sayTogether('evaluation', naming, 'ApproveWinners', committee, ['WinnersApproved', approved]);
  publish(writer, winners);
  writer.time = '2023-11-20T01:00:00.000Z';
  for (const branchId of winners) certify(writer, branchId);
  for (const [index, branchId] of winners.entries()) {
    const bureauId = branchId.slice(0, 3);
    const honour = {
      campaignId,
      branchId,
      ...namesOf(branchId),
      honourName: pack.honourName,
      documentNumber: '公党9号',
      namedOn: '2023-11-20',
    };
    writer.sayTogether('evaluation', naming, 'NameBranch', committee, [
      'BranchNamed',
      { ...honour, bureauId, place: index + 1 },
    ]);
    const numbers = {
      certificateNumber: `LC-2023-ZS-00${index + 1}`,
      plaqueNumber: `LC-2023-PB-00${index + 1}`,
    };
    writer.say('evaluation', naming, people.operator, ['CertificateIssued', { ...honour, ...numbers }]);
  }
}

const objectionsTo = {
  office: '政治部组织处',
  address: '公安路1号',
  telephone: '12345678',
  email: 'dj@lanjiang.example',
  hours: '工作日 9:00—17:00',
};

function publish(writer: RecordWriter, branchIds: readonly string[]): void {
  writer.time = '2023-11-10T01:00:00.000Z';
  const stream = `notice-${campaignId}.winners-1`;
  const about = { campaignId, noticeId: 'winners-1', branchIds };
  const entries = branchIds.map((branchId) => ({ branchId, ...namesOf(branchId) }));
  const [posted] = writer.say('evaluation', stream, people.operator, [
    'PublicNoticePosted',
    { ...about, kind: 'winners', entries, postedOn: '2023-11-10', endsOn: '2023-11-17', objectionsTo },
  ]);
  const { data } = writer.events.findLast(({ type }) => type === 'RankingComputed')!;
  const outcome = (branchId: string) =>
    data.winners.includes(branchId) ? 'winner' : data.reserves.includes(branchId) ? 'reserve' : 'ranked';
  const ranked = data.ranked.map(({ steps: _steps, ...entry }: { steps: unknown; branchId: string }) => ({
    ...entry,
    outcome: outcome(entry.branchId),
  }));
  const published = { campaignId, version: 1, noticeId: 'winners-1', ranked, unranked: data.unranked };
  writer.react('evaluation', `ranking-${campaignId}`, posted!, ['RankingPublished', published]);
  writer.time = '2023-11-17T16:00:00.000Z';
  writer.say('evaluation', stream, systemActor, ['PublicNoticeClosed', about]);
}
