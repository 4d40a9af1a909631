import { integrity, naming, publicNotice } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import { addWorkingDays, noticeEndOn } from '@laurel/rules';
import { mainPool } from '../story/pools.ts';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, type Known, played, refused, type Scene } from './act.ts';
import { certificate } from './applying.ts';
import { stewards } from './convening.ts';
import { ended, investigation } from './disputing.ts';

/** From the request to the committee to the plaques: approval, notice, a successor, naming. */
export function namingScenes(story: Story): Scene[] {
  const { year, award, parts } = story;
  if (story.order.length === 0) return [];
  const scene = (day: string, time: string, zh: string, en: string, waves: Scene['waves']): Scene => ({
    zh,
    en,
    at: at(day, time),
    waves,
  });
  const { underReview, renamed } = parts;
  return [
    scene(year.decision(11), '09:00', '向党委请示', 'The committee is asked', (known) => [
      requests(story, known),
    ]),
    ...played(underReview, (branchId) =>
      scene(year.decision(11), '15:00', '一个拟命名对象被立案', 'A winner comes under review', () =>
        review(story, branchId),
      ),
    ),
    scene(year.decision(12), '10:00', '党委审定', 'The committee approves', (known) => [
      approval(story, known),
    ]),
    ...played(underReview, (branchId) =>
      scene(year.decision(13), '10:00', '审查结束恢复名额', 'The review ends, the place is restored', () => [
        [ended(story, branchId, 'case-3')],
      ]),
    ),
    scene(award.posted, '09:00', '公示', 'The public notice', (known) => [notices(story, known)]),
    ...played(parts.objected && award.successor, (successor) =>
      scene(successor, '09:00', '递补', 'The next reserve is called', (known) =>
        succession(story, known, successor),
      ),
    ),
    scene(award.clearances, '09:00', '命名前廉政证明', 'Integrity is certified again', (known) => [
      clearances(story, known),
    ]),
    ...played(renamed, (branchId) =>
      scene(award.named, '09:00', '一家尚缺廉政证明', 'One clearance is missing', () =>
        lastClearance(story, branchId),
      ),
    ),
    scene(award.named, '15:00', '命名', 'The winners are named', (known) => [namings(story, known)]),
    scene(afterNaming(story, 1), '09:00', '颁发证书牌匾', 'Certificates and plaques', (known) => [
      certificates(story, known),
    ]),
  ].filter((each) => each.waves({ order: story.order }).flat().length > 0);
}

/** A working day after the naming. */
export function afterNaming(story: Story, workingDays: number): string {
  return addWorkingDays(story.pack, story.award.named, workingDays);
}

/** Those approved first: the committee keeps a place back until a doubt about the scores is settled. */
export function approvedFirst(story: Story, { order }: Known): string[] {
  const winners = story.winnersOf(order);
  if (story.parts.rescored === undefined) return winners;
  const last = story.contendedOrder(winners).at(-1);
  return winners.filter((branchId) => branchId !== last);
}

/** Those who wait for a place after the first approval, in the pool in which places change hands. */
export function waitingAfter(story: Story, known: Known): string[] {
  const approved = approvedFirst(story, known);
  return story.contendedOrder(known.order).filter((branchId) => !approved.includes(branchId));
}

/** The branches with a place in the end: the winners without the one struck off, and the first reserve. */
export function placed(story: Story, { order }: Known): string[] {
  return story.winnersOf(order.filter((branchId) => branchId !== story.parts.objected));
}

/** The branches named together: all with a place but the one whose place passes on later. */
export function namedAtLast(story: Story, known: Known): string[] {
  return placed(story, known).filter((branchId) => branchId !== story.parts.passedOver);
}

/** Two of the committee whom none of these units concerns. */
export function members(story: Story, ...unitIds: readonly string[]): readonly [Account, Account] {
  const [one, other] = story.free('committee', ...unitIds);
  return [one!, other!];
}

export function documentNumber(story: Story, number: number): string {
  return `${story.pack.city.zh.slice(0, 1)}公党〔${story.year.end.slice(0, 4)}〕${number}号`;
}

/** Sent back once; then an entry at the end of the reserves is excluded, and whoever follows moves up. */
function requests(story: Story, { order }: Known): Act[] {
  const [operator] = stewards(story);
  const request = (number: number) =>
    ask(operator, naming, story.campaign, 'RequestNaming', { documentNumber: documentNumber(story, number) });
  const [member] = members(story);
  const contended = story.contendedOrder(order);
  const last = contended.at(-1)!;
  const spare = contended.length > mainPool(story.pack).places + 1;
  const excluded = { branchId: last, ground: '党委研究认为，该单位近期警情处置不当，暂不列入' };
  return [
    request(30),
    ask(member, naming, story.campaign, 'ReturnWinners', { reason: '请补充各参评对象的群众满意度说明' }),
    request(31),
    ...(spare ? both(members(story, last), naming, story.campaign, 'ExcludeEntry', excluded) : []),
  ];
}

/** An anonymous letter is no objection, but it leads to a case. */
function review(story: Story, branchId: string): Act[][] {
  const [by] = story.free('discipline', branchId);
  const leadId = 'lead-1';
  const allegation = '反映涉案财物管理不规范';
  const unknown = refused('lead_unknown', investigation(story, branchId, 'case-3', allegation, { leadId }));
  const lead = ask(by!, integrity, branchId, 'RegisterLead', {
    leadId,
    receivedOn: story.year.decision(11),
    letter: `匿名来信${allegation}，列有三件物品的登记编号`,
    campaignId: story.campaign,
  });
  return [[unknown], [lead], [investigation(story, branchId, 'case-3', allegation, { leadId })]];
}

/** The committee keeps to the ranking's order; the place of the one under review is held. */
function approval(story: Story, known: Known): Act[] {
  const winners = approvedFirst(story, known);
  const kept = winners.length < story.winnersOf(known.order).length;
  const approve = (branchIds: string[], stated: object) =>
    both(members(story, ...winners), naming, story.campaign, 'ApproveWinners', {
      ...{ minutesNumber: '市局党委会纪要〔第21次〕', branchIds },
      ...stated,
    });
  const ground = kept ? { ground: '对现场评分有反映，末位名额待核实后再行研究' } : {};
  const [first, second, ...others] = winners;
  const reordered = second === undefined ? [] : [second, first!, ...others];
  return [
    ...(reordered.length > 0 ? [refused('not_in_order', approve(reordered, ground)[0])] : []),
    ...(kept ? [refused('ground_missing', approve(winners, {})[0])] : []),
    ...approve(winners, ground),
  ];
}

function notices(story: Story, known: Known): Act[] {
  const { posted } = story.award;
  const branchIds = approvedFirst(story, known).filter((branchId) => branchId !== story.parts.secret);
  const id = story.of('winners');
  const [operator] = stewards(story);
  const post = (endsOn: string, more: object = { objectionsTo: office(story) }) =>
    ask(operator, publicNotice, id, 'PostNotice', { kind: 'winners', branchIds, endsOn, ...more });
  return [
    refused('too_short', post(posted)),
    refused('office_missing', post(noticeEnd(story, posted), {})),
    post(noticeEnd(story, posted)),
  ];
}

/** Told with the first notice; the later ones take it over. */
function office({ pack }: Story) {
  return {
    office: `${pack.city.zh}公安局政治部组织处`,
    address: `${pack.city.zh}公安路1号`,
    telephone: '0571-12345678',
    email: 'dangjian@gongan.example',
    hours: '工作日 9:00—17:00',
  };
}

export function noticeEnd({ pack }: Story, postedOn: string): string {
  return noticeEndOn(pack, postedOn);
}

/** The next reserve, and nobody else, has a place and a notice of its own. */
function succession(story: Story, known: Known, calledOn: string): Act[][] {
  const [next, after] = waitingAfter(story, known);
  const call = (branchId: string) => callOf(story, branchId);
  const endsOn = noticeEnd(story, calledOn);
  const post = ask(stewards(story)[0], publicNotice, story.of('successor'), 'PostNotice', {
    kind: 'successor',
    branchIds: [next!],
    endsOn,
  });
  return [[...(after ? [refused('not_next', call(after))] : []), call(next!)], [post]];
}

export function callOf(story: Story, branchId: string): CommandAct {
  return ask(story.free('operator', branchId)[0]!, naming, story.campaign, 'CallSuccessor', { branchId });
}

function clearances(story: Story, known: Known): Act[] {
  return namedAtLast(story, known).flatMap((branchId) =>
    branchId === story.parts.renamed ? [] : [certificate(story, branchId, 2)],
  );
}

/** The clearance of the application has expired, and the naming waits for a new one. */
function lastClearance(story: Story, branchId: string): Act[][] {
  const { pack, year, award } = story;
  const expired = plusDays(year.acceptancePlus(2), pack.eligibility.clearanceValidDays) < award.named;
  return [
    expired ? [refused('clearance_missing', nameOf(story, branchId)[0])] : [],
    [certificate(story, branchId, 2)],
  ];
}

export function nameOf(story: Story, branchId: string): [CommandAct, CommandAct] {
  const data = { branchId, documentNumber: documentNumber(story, 45) };
  return both(members(story, branchId), naming, story.campaign, 'NameBranch', data);
}

function namings(story: Story, known: Known): Act[] {
  return namedAtLast(story, known).flatMap((branchId) => nameOf(story, branchId));
}

/** The papers of a branch; certificate and plaque bear one number. */
export function issueOf(story: Story, branchId: string, certificate: number, plaque = certificate) {
  const { certificatePrefix, plaquePrefix } = story.pack;
  const numbered = (number: number) => String(number).padStart(3, '0');
  return ask(story.free('operator', branchId)[0]!, naming, story.campaign, 'IssueCertificate', {
    branchId,
    certificateNumber: `${certificatePrefix}${numbered(certificate)}`,
    plaqueNumber: `${plaquePrefix}${numbered(plaque)}`,
  });
}

function certificates(story: Story, known: Known): Act[] {
  const { certificatePrefix, plaquePrefix } = story.pack;
  const named = namedAtLast(story, known);
  const [, second] = named;
  const wrong = second === undefined ? undefined : issueOf(story, second, 1, 2);
  return [
    ...named.slice(0, 1).map((branchId) => issueOf(story, branchId, 1)),
    ...(wrong
      ? [
          refused('number_used', wrong),
          refused('number_prefix', {
            ...wrong,
            data: {
              ...wrong.data,
              certificateNumber: 'X-1'.startsWith(certificatePrefix) ? certificatePrefix : 'X-1',
              plaqueNumber: `${plaquePrefix}002`,
            },
          }),
        ]
      : []),
    ...played(story.parts.objected, (branchId) => refused('not_named', issueOf(story, branchId, 99))),
    ...named.slice(1).map((branchId, index) => issueOf(story, branchId, index + 2)),
  ];
}
