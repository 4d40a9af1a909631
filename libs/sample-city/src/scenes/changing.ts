import { account, campaign, organisation, persons } from '@laurel/contracts';
import { logoOf } from '../story/papers.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, refused, type Scene } from './act.ts';
import { withoutCalendar } from './calendar.ts';
import { stewards } from './convening.ts';
import { members } from './naming.ts';

/**
 * The scenes of changes beside the contest, as they happen in any year: an amendment of the rule pack, a new
 * unit and its secretary, a trainee.
 */
export function changing(story: Story): Scene[] {
  const { year } = story;
  const summer = (share: number) => at(year.summer(share), '09:00');
  return [
    {
      zh: '修订规则包依据',
      en: 'The rule pack is amended',
      at: at(year.bureauPlans, '15:00'),
      waves: () => [amended(story)],
    },
    {
      zh: '新设单位',
      en: 'A unit is founded',
      at: at(year.firstReports, '09:00'),
      waves: () => founded(story),
    },
    { zh: '见习人员离岗', en: 'A trainee comes and goes', at: summer(0.25), waves: () => trainee(story) },
    { zh: '补充考核佐证', en: 'More evidence of a visit', at: summer(0.26), waves: () => [evidence(story)] },
  ];
}

/** A regulation is added to what the campaign is based on; nobody's chances change. */
function amended(story: Story): Act[] {
  const pair = [stewards(story)[0], members(story)[0]] as const;
  const pack = withoutCalendar(story.pack);
  const rulePack = { ...pack, basis: [...pack.basis.slice(0, 19), '《中国共产党党内功勋荣誉表彰条例》'] };
  const amend = (changed: typeof pack, reason: string) =>
    both(pair, campaign, story.campaign, 'AmendRulePack', { rulePack: changed, reason });
  return [refused('nothing_changed', amend(pack, '无变化')[0]), ...amend(rulePack, '补充评选依据')];
}

/** In the first county, beside those that were imported. */
function founded(story: Story): Act[][] {
  const { region } = story;
  const [keeper] = stewards(story);
  const { bureauId, shortName } = story.bureau(story.contest.lists[0]?.bureauId ?? region.bureau('b01'));
  const branchId = `${bureauId}.900`;
  const people = { fullMembers: 5, probationaryMembers: 1, officers: 9, auxiliaries: 14 };
  const unit = {
    branchId,
    name: '开发区派出所党支部',
    unitName: `${shortName}开发区派出所`,
    unitType: 'policeStation' as const,
    ...people,
  };
  const personId = region.own('p-founded');
  const secretary = { branchId, personId, since: story.year.firstReports };
  const [system] = story.staff.withRole('systemAdministrator');
  const person = { personId, name: '程立新', unitId: bureauId };
  return [
    [
      ask(keeper, organisation, 'city', 'RegisterBranch', unit),
      refused('already_exists', ask(keeper, organisation, 'city', 'RegisterBranch', unit)),
      refused('person_unknown', ask(keeper, organisation, 'city', 'AppointSecretary', secretary)),
      { kind: 'table', by: keeper, of: 'branches', csv: table(bureauId, shortName) },
    ],
    [ask(system!, persons, 'city', 'RegisterPerson', person)],
    [ask(keeper, organisation, 'city', 'AppointSecretary', secretary)],
  ];
}

/** Two more, as a county sends them in. */
function table(bureauId: string, shortName: string): string {
  const rows = ['物流园', '高铁站'].map((place, index) =>
    [
      `${bureauId}.90${index + 1}`,
      `${place}派出所党支部`,
      `${shortName}${place}派出所`,
      '派出所',
      4,
      0,
      7,
      12,
      '',
      '',
      '',
      '',
    ].join(','),
  );
  const heading =
    '支部编号,支部名称,所队名称,所队类型,正式党员,预备党员,民警,辅警,成立日期,书记姓名,书记编号,任职日期';
  return `${[heading, ...rows].join('\n')}\n`;
}

/** Given a role for a while; the password is set anew once, because the first was lost. */
function trainee({ staff, region }: Story): Act[][] {
  const [system, security] = [
    staff.withRole('systemAdministrator')[0]!,
    staff.withRole('securityAdministrator')[0]!,
  ];
  const id = region.own('as-trainee');
  const personId = region.own('p-trainee');
  const { unitId } = region;
  const role = { role: 'assessor' as const, ...(unitId !== undefined && { unitId }) };
  return [
    [ask(system, persons, 'city', 'RegisterPerson', { personId, name: '见习考核员' })],
    [
      ask(system, account, id, 'CreateAccount', { login: id, personId, language: 'zh' }),
      ask(system, account, id, 'RequestRole', { ...role, reason: '见习' }),
      ask(security, account, id, 'GrantRole', role),
      ...both([system, security], account, id, 'ResetPassword', {}),
      ask(security, account, id, 'RevokeRole', { ...role, reason: '见习期满' }),
      ask(system, account, id, 'DisableAccount', { reason: '见习期满离岗' }),
    ],
  ];
}

/** A photograph that an assessor took on site. */
function evidence(story: Story): Act[] {
  const [entry] = story.scored;
  if (!entry) return [];
  const { branchId } = entry;
  const [by] = story.recordersOf(branchId);
  const bytes = logoOf(story.random.about(`evidence/${branchId}`));
  return [
    {
      kind: 'upload',
      by,
      campaign: story.campaign,
      unit: branchId,
      name: '考核现场.png',
      mediaType: 'image/png',
      bytes: () => bytes,
    },
  ];
}
