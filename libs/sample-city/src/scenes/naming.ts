import { naming, notice } from '@laurel/contracts';
import { addWorkingDays } from '@laurel/rules';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, type Known, refused, type Scene } from './act.ts';
import { certificate } from './applying.ts';
import { stewards } from './convening.ts';
import { ended, investigation } from './disputing.ts';

/** From the request to the committee to the plaques: approval, notice, objections, a successor, naming. */
export function namingScenes(story: Story): Scene[] {
  const { year } = story;
  const { posted, successor, named } = namingDays(story);
  const scene = (day: string, time: string, zh: string, en: string, waves: Scene['waves']): Scene => ({
    zh,
    en,
    at: at(day, time),
    waves,
  });
  return [
    scene(year.decision(11), '09:00', '向党委请示', 'The committee is asked', (known) => [
      requests(story, known),
    ]),
    scene(year.decision(11), '15:00', '一个拟命名对象被立案', 'A winner comes under review', () => [
      review(story),
    ]),
    scene(year.decision(12), '10:00', '党委审定', 'The committee approves', (known) => [
      approval(story, known),
    ]),
    scene(year.decision(13), '10:00', '审查结束恢复名额', 'The review ends, the place is restored', () => [
      [ended(story, story.parts.underReview, 'case-3')],
    ]),
    scene(posted, '09:00', '公示', 'The public notice', (known) => [notices(story, known)]),
    scene(year.decision(15), '10:00', '受理异议', 'Objections come in', (known) => objections(story, known)),
    scene(year.decision(16), '10:00', '延长公示', 'The notice is extended', () => [extension(story)]),
    scene(year.decision(17), '10:00', '处理异议', 'Objections are decided', () => [decisions(story)]),
    scene(successor, '09:00', '递补', 'The next reserve is called', (known) => succession(story, known)),
    scene(year.decision(20), '09:00', '命名前廉政证明', 'Integrity is certified again', (known) => [
      clearances(story, known),
    ]),
    scene(named, '09:00', '一家尚缺廉政证明', 'One clearance is missing', () => lastClearance(story)),
    scene(named, '15:00', '命名', 'The winners are named', (known) => [namings(story, known)]),
    scene(afterNaming(story, 1), '09:00', '颁发证书牌匾', 'Certificates and plaques', (known) => [
      certificates(story, known),
    ]),
  ];
}

/** Posting the notice, calling the successor, and the naming when the successor's own notice has ended. */
function namingDays({ year, pack }: Story): { posted: string; successor: string; named: string } {
  const successor = year.decision(18);
  return {
    posted: year.decision(14),
    successor,
    named: addWorkingDays(pack, successor, pack.notice.workingDays + 1),
  };
}

/** A working day after the naming. */
export function afterNaming(story: Story, workingDays: number): string {
  return addWorkingDays(story.pack, namingDays(story).named, workingDays);
}

/** The branches named in the end: the winners without the one struck off, and the first reserve. */
export function namedAtLast(story: Story, { order }: Known): string[] {
  return [
    ...order.slice(0, story.pack.places).filter((branchId) => branchId !== story.parts.objected),
    order[story.pack.places]!,
  ];
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
  const last = order.at(-1)!;
  const excluded = { branchId: last, ground: '党委研究认为，该单位近期警情处置不当，暂不列入' };
  return [
    request(30),
    ask(member, naming, story.campaign, 'ReturnWinners', { reason: '请补充各参评对象的群众满意度说明' }),
    request(31),
    ...both(members(story, last), naming, story.campaign, 'ExcludeEntry', excluded),
  ];
}

function review(story: Story): Act[] {
  return [investigation(story, story.parts.underReview, 'case-3', '反映涉案财物管理不规范')];
}

/** The committee keeps to the ranking's order; the place of the one under review is held. */
function approval(story: Story, { order }: Known): Act[] {
  const winners = order.slice(0, story.pack.places);
  const minutesNumber = '市局党委会纪要〔第21次〕';
  const approve = (branchIds: string[]) =>
    both(members(story, ...winners), naming, story.campaign, 'ApproveWinners', { minutesNumber, branchIds });
  const reordered = [winners[1]!, winners[0]!, ...winners.slice(2)];
  return [refused('not_in_order', approve(reordered)[0]), ...approve([...winners])];
}

function notices(story: Story, { order }: Known): Act[] {
  const { posted } = namingDays(story);
  const branchIds = order.slice(0, story.pack.places);
  const id = story.of('winners');
  const [operator] = stewards(story);
  const post = (endsOn: string) =>
    ask(operator, notice, id, 'PostNotice', { kind: 'winners', branchIds, endsOn });
  return [refused('too_short', post(posted)), post(noticeEnd(story, posted))];
}

/** A day on which nobody could read it is added at its end. */
function extension(story: Story): Act[] {
  const endsOn = addWorkingDays(story.pack, namingDays(story).posted, story.pack.notice.workingDays + 1);
  const data = { endsOn, reason: '公示系统停机检修一天' };
  const id = story.of('winners');
  const shorter = ask(stewards(story)[0], notice, id, 'ExtendNotice', {
    ...data,
    endsOn: story.year.decision(17),
  });
  return [
    refused('shorter_not_allowed', shorter),
    ...both(stewards(story), notice, id, 'ExtendNotice', data),
  ];
}

export function noticeEnd({ pack }: Story, postedOn: string): string {
  return addWorkingDays(pack, postedOn, pack.notice.workingDays);
}

const objectionIds = {
  objected: 'objection-1',
  dismissed: 'objection-2',
  inadmissible: 'objection-3',
} as const;
type Objected = keyof typeof objectionIds;

/** The officer who registers an objection. Another person must decide on it. */
function registrar(story: Story, part: Objected): Account {
  return story.free('discipline', story.parts[part])[0]!;
}

function objections(story: Story, { order }: Known): Act[][] {
  const { year, parts } = story;
  const [first] = order;
  const raise = (
    part: Objected,
    ground: string,
    receivedOn: string,
    objector: object = { name: '王某某', contact: '13800000000' },
  ) =>
    ask(registrar(story, part), notice, story.of('winners'), 'RaiseObjection', {
      objectionId: objectionIds[part],
      branchId: parts[part],
      receivedOn,
      ground,
      objector: { officialSeal: false, ...objector },
    });
  const early = both(members(story, first!), naming, story.campaign, 'NameBranch', {
    branchId: first!,
    documentNumber: documentNumber(story, 40),
  });
  const reserve = order[story.pack.places]!;
  const call = ask(story.free('operator', reserve)[0]!, naming, story.campaign, 'CallSuccessor', {
    branchId: reserve,
  });
  return [
    [
      refused('identity_missing', raise('objected', '匿名反映', year.decision(15), {})),
      refused('late_objection', raise('objected', '邮戳晚于公示期', year.decision(30))),
      raise('objected', '反映申报材料中群众满意度数据造假，附证据', year.decision(15)),
      raise('dismissed', '反映推荐排序不公', year.decision(15)),
      raise('inadmissible', '与评选无关的个人债务纠纷', year.decision(15)),
    ],
    [refused('notice_running', early[0]), refused('no_vacancy', call)],
  ];
}

function decisions(story: Story): Act[] {
  const { parts } = story;
  const id = story.of('winners');
  const decider = (part: Objected) =>
    story.free('discipline', parts[part]).find((who) => who !== registrar(story, part))!;
  const pair = (part: Objected) => [decider(part), members(story, parts[part])[0]] as const;
  const upheld = {
    objectionId: objectionIds.objected,
    kind: 'misconduct' as const,
    reason: '经核查，满意度数据确系编造',
  };
  const dismissed = { objectionId: objectionIds.dismissed, reason: '推荐程序合规，会议记录完整' };
  const out = { objectionId: objectionIds.inadmissible, reason: '所反映事项不属评选范围' };
  const [byRegistrar] = both(
    [registrar(story, 'dismissed'), pair('dismissed')[1]],
    notice,
    id,
    'DismissObjection',
    dismissed,
  );
  return [
    refused('recorded_the_fact', byRegistrar),
    ...both(pair('objected'), notice, id, 'UpholdObjection', upheld),
    ...both(pair('dismissed'), notice, id, 'DismissObjection', dismissed),
    ask(decider('inadmissible'), notice, id, 'DeclareObjectionInadmissible', out),
  ];
}

/** The next reserve, and nobody else, has a place and a notice of its own. */
function succession(story: Story, { order }: Known): Act[][] {
  const [next, after] = order.slice(story.pack.places);
  const call = (branchId: string): CommandAct =>
    ask(story.free('operator', branchId)[0]!, naming, story.campaign, 'CallSuccessor', { branchId });
  const endsOn = noticeEnd(story, namingDays(story).successor);
  const post = ask(stewards(story)[0], notice, story.of('successor'), 'PostNotice', {
    kind: 'successor',
    branchIds: [next!],
    endsOn,
  });
  return [[...(after ? [refused('not_next', call(after))] : []), call(next!)], [post]];
}

function clearances(story: Story, known: Known): Act[] {
  return namedAtLast(story, known).flatMap((branchId) =>
    branchId === story.parts.renamed ? [] : [certificate(story, branchId, 2)],
  );
}

/** The clearance of the application has expired, and the naming waits for a new one. */
function lastClearance(story: Story): Act[][] {
  const { renamed } = story.parts;
  return [[refused('clearance_missing', name(story, renamed)[0])], [certificate(story, renamed, 2)]];
}

function name(story: Story, branchId: string): [CommandAct, CommandAct] {
  const data = { branchId, documentNumber: documentNumber(story, 45) };
  return both(members(story, branchId), naming, story.campaign, 'NameBranch', data);
}

function namings(story: Story, known: Known): Act[] {
  return namedAtLast(story, known).flatMap((branchId) => name(story, branchId));
}

function certificates(story: Story, known: Known): Act[] {
  const { certificatePrefix, plaquePrefix } = story.pack;
  const issue = (branchId: string, certificate: string, plaque: string) =>
    ask(story.free('operator', branchId)[0]!, naming, story.campaign, 'IssueCertificate', {
      branchId,
      certificateNumber: `${certificatePrefix}${certificate}`,
      plaqueNumber: `${plaquePrefix}${plaque}`,
    });
  const named = namedAtLast(story, known);
  const [, second] = named;
  const numbered = (index: number) => String(index + 1).padStart(3, '0');
  const wrong = issue(second!, '001', '002');
  return [
    ...named.slice(0, 1).map((branchId, index) => issue(branchId, numbered(index), numbered(index))),
    refused('number_used', wrong),
    refused('number_prefix', {
      ...wrong,
      data: { branchId: second!, certificateNumber: 'X-1', plaqueNumber: `${plaquePrefix}002` },
    }),
    refused('not_named', issue(story.parts.objected, '099', '099')),
    ...named.slice(1).map((branchId, index) => issue(branchId, numbered(index + 1), numbered(index + 1))),
  ];
}
