import { account, campaign, organisation, persons, type RulePack } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { sha256 } from '@laurel/core/derived';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { withoutCalendar } from './calendar.ts';
import { type Act, ask, both, played, refused, type Scene } from './act.ts';
import { stewards } from './convening.ts';

/** The first day: who may log in, which units there are, and the rule pack from draft to opening. */
export function settingUp(story: Story): Scene[] {
  const { opening } = story.year;
  return [
    { zh: '建立账号', en: 'Accounts', at: at(opening, '08:00'), waves: () => accounts(story) },
    { zh: '导入组织机构', en: 'The organisation', at: at(opening, '09:00'), waves: () => units(story) },
    ...beginning(story),
  ];
}

/** The rule pack, and the campaign that it opens. */
export function beginning(story: Story): Scene[] {
  const { opening } = story.year;
  return [
    {
      zh: '起草并冻结规则包',
      en: 'The rule pack, drafted and frozen',
      at: at(opening, '10:00'),
      waves: () => [freezing(story)],
    },
    { zh: '启动创建活动', en: 'The campaign opens', at: at(opening, '14:00'), waves: () => [opened(story)] },
  ];
}

/** After the administrators have signed in. */
function accounts(story: Story): Act[][] {
  const { officials, administrators } = story.staff;
  const others = secretariesBeside(story, officials);
  return [[], ...enrolled({ administrators }, officials, others)];
}

/** People are registered, and those with an account sign in for the first time. */
export function enrolled(
  { administrators }: { readonly administrators: readonly Account[] },
  people: readonly Account[],
  others: readonly Registered[] = [],
): Act[][] {
  const [system, security] = administrators;
  return [
    registered([...people, ...others], system!),
    people.flatMap((who, index) => newAccount(who, system!, security!, index === 0)),
  ];
}

/** The secretaries of branches that have no account: they are appointed from the register. */
function secretariesBeside({ units }: Story, accounts: readonly Account[]): Registered[] {
  const known = new Set(accounts.map(({ personId }) => personId));
  return units.branches.flatMap(({ branchId, secretary: { personId, name } }) =>
    known.has(personId) ? [] : [{ personId, name, unitId: branchId }],
  );
}

type Registered = Pick<Account, 'personId' | 'name' | 'unitId'>;

/** Everybody once, in one import; who is in the register is not registered again. */
function registered(people: readonly Registered[], system: Account): Act[] {
  const rows = people.map(({ personId, name, unitId }) => ({
    personId,
    name,
    policeNumber: personId.slice(1),
    ...(unitId !== undefined && { unitId }),
  }));
  const again = { persons: rows.slice(0, 1) };
  const none = { login: 'nobody', personId: 'p-nobody', language: 'zh' as const };
  return [
    ask(system, persons, 'city', 'ImportPersons', { persons: rows }),
    refused('import_invalid', ask(system, persons, 'city', 'ImportPersons', again)),
    refused('person_registered', ask(system, persons, 'city', 'RegisterPerson', rows[0]!)),
    refused('person_unknown', ask(system, account, 'nobody', 'CreateAccount', none)),
  ];
}

/** One administrator asks for the role, another grants it; nothing is granted that was not asked for. */
function newAccount(who: Account, system: Account, security: Account, first: boolean): Act[] {
  const { accountId, login, personId, role, roleUnit } = who;
  const held = { role, ...(roleUnit !== undefined && { unitId: roleUnit }) };
  const grant = ask(security, account, accountId, 'GrantRole', held);
  return [
    ask(system, account, accountId, 'CreateAccount', { login, personId, language: 'zh' }),
    ...(first ? [refused('role_not_requested', grant), refused('forbidden', { ...grant, by: system })] : []),
    ask(system, account, accountId, 'RequestRole', { ...held, reason: '本届创建活动工作需要' }),
    grant,
    { kind: 'password', by: who },
  ];
}

function units(story: Story): Act[][] {
  const { units: tree } = story;
  const [keeper] = stewards(story);
  const bureaus = bureausOf(story);
  const branches = tree.branches.map(({ bureauId: _parent, secretary: { personId, since }, ...branch }) => ({
    ...branch,
    secretary: { personId, since },
  }));
  return [
    [
      ask(keeper, organisation, 'city', 'ImportOrganisation', { bureaus, branches }),
      refused('already_exists', ask(keeper, organisation, 'city', 'RegisterBureau', bureaus[0]!)),
      ...earlierResults(story),
    ],
  ];
}

/** Those of a city of a province stand below the city, which the province registered. */
function bureausOf({ units: { bureaus }, region: { unitId } }: Story) {
  return bureaus.map(({ bureauId, name, kind }) => ({
    ...{ bureauId, name, kind },
    ...(unitId !== undefined && { parentId: unitId }),
  }));
}

/** Results of the round before: honours for some, and a title that cannot be taken twice. */
function earlierResults(story: Story): Act[] {
  const { pack, parts, random, contest } = story;
  const [keeper] = stewards(story);
  const [title] = pack.titles;
  if (pack.round < 2) return [];
  const { heldBefore } = parts;
  const others = contest.entries
    .map(({ branchId }) => branchId)
    .filter((branchId) => branchId !== heldBefore);
  const honoured = random.about('honoured').shuffled(others).slice(0, 12).sort();
  const results = [
    ...played(heldBefore, (branchId) => ({ branchId, honour: true, titles: title ? [title.id] : [] })),
    ...honoured.map((branchId) => ({ branchId, honour: true, titles: [] })),
  ];
  return [ask(keeper, organisation, 'city', 'ImportEarlierResults', { round: pack.round - 1, results })];
}

/** The first draft has a notice that is too short; the linter does not let it pass. */
function freezing({ staff, pack: counting, campaign: id, hosted }: Story): Act[] {
  const pack = withoutCalendar(counting);
  const [operator] = staff.withRole('operator');
  const [committee] = staff.withRole('committee');
  const draft: RulePack = { ...pack, notice: { workingDays: 3 } };
  const hash = hashOf(pack);
  const [proposal, confirmation] = both([operator!, committee!], campaign, id, 'FreezeRulePack', {
    rulePackHash: hash,
  });
  return [
    ask(operator!, campaign, id, 'DraftCampaign', { rulePack: draft, ...hosted }),
    refused('lint_failed', ask(operator!, campaign, id, 'FreezeRulePack', { rulePackHash: hashOf(draft) })),
    ask(operator!, campaign, id, 'ReviseRulePack', { rulePack: pack, reason: '公示期按规定改为法定工作日' }),
    refused('hash_differs', ask(operator!, campaign, id, 'FreezeRulePack', { rulePackHash: hashOf(draft) })),
    proposal,
    refused('same_person', { ...confirmation, by: operator! }),
    confirmation,
  ];
}

function opened({ staff, campaign: id }: Story): Act[] {
  const [operator] = staff.withRole('operator');
  return [ask(operator!, campaign, id, 'OpenCampaign', {})];
}

/** The hash by which a rule pack is frozen. */
function hashOf(pack: RulePack): string {
  return sha256(canonicalJson(pack));
}
