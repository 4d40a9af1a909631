import type { CommandOf, organisation, Words } from '@laurel/contracts';
import { accessView, type FactReader } from '@laurel/platform';
import { candidatesView } from '../application/candidates.view.ts';
import {
  branchOf,
  bureauIn,
  type Organisation,
  type OrganisationEvent,
} from '../organisation/organisation.ts';

/**
 * The effects of a change of the organisation in words, before it is confirmed: which units stand where,
 * whose entries stay and whose papers change hands, and how many accounts belong to the units that change.
 */
export async function effectsOf(
  read: FactReader,
  _command: CommandOf<typeof organisation>,
  state: Organisation,
  events: readonly OrganisationEvent[],
): Promise<readonly Words[]> {
  const name = namesIn(state, events);
  const lines = events.flatMap((event) => lineOf(event, name) ?? []);
  const papers = await papersOf(read, events);
  const accounts = await accountsOf(read, new Set(events.flatMap(changedUnit)));
  return [
    ...lines,
    ...(papers > 0
      ? [line('{count} 份未了结的申报改归新单位。', '{count} open papers change hands.', papers)]
      : []),
    ...(accounts > 0
      ? [
          line(
            '{count} 个账号属于这些单位：其可见范围与回避随之改变。',
            '{count} accounts belong to these units: what they see and what they keep away from follows.',
            accounts,
          ),
        ]
      : []),
  ];
}

type Name = (unitId: string | undefined) => string;

/** The names of units as they are, and of those that come. */
function namesIn(state: Organisation, events: readonly OrganisationEvent[]): Name {
  const coming = new Map(
    events.flatMap(({ type, data }) => (type === 'BureauRegistered' ? [[data.bureauId, data.name]] : [])),
  );
  return (unitId) =>
    unitId === undefined
      ? '—'
      : ((bureauIn(state, unitId) ?? branchOf(state, unitId))?.name ?? coming.get(unitId) ?? unitId);
}

function line(zh: string, en: string, count: number): Words {
  return { zh: zh.replace('{count}', String(count)), en: en.replace('{count}', String(count)) };
}

/** An event in words; none for what follows from others, like invitations. */
function lineOf(event: OrganisationEvent, name: Name): Words | undefined {
  switch (event.type) {
    case 'BureauRegistered':
      return { zh: `新设${event.data.name}。`, en: `${event.data.name} is new.` };
    case 'BureauRenamed': {
      const [before, after] = [name(event.data.bureauId), event.data.name];
      return { zh: `${before}更名为${after}。`, en: `${before} is called ${after}.` };
    }
    case 'BranchRenamed': {
      const [before, after] = [name(event.data.branchId), event.data.name];
      return { zh: `${before}更名为${after}。`, en: `${before} is called ${after}.` };
    }
    case 'BranchCorrected': {
      const unit = name(event.data.branchId);
      return { zh: `更正${unit}的登记信息。`, en: `What is registered of ${unit} is corrected.` };
    }
    case 'BureauMoved': {
      const [unit, above] = [name(event.data.bureauId), event.data.parentId];
      return above === undefined
        ? { zh: `${unit}连同所属单位改为直属。`, en: `${unit} stands below the root, with all below it.` }
        : {
            zh: `${unit}连同所属单位改隶${name(above)}。`,
            en: `${unit} stands below ${name(above)}, with all below it.`,
          };
    }
    case 'BranchMoved':
      return branchMoved(event.data, name);
    case 'BureauAbolished': {
      const [unit, into] = [name(event.data.bureauId), event.data.into];
      return into === undefined
        ? { zh: `撤销${unit}。`, en: `${unit} is abolished.` }
        : { zh: `撤销${unit}，并入${name(into)}。`, en: `${unit} is abolished and goes into ${name(into)}.` };
    }
    case 'BranchDissolved': {
      const unit = name(event.data.branchId);
      return { zh: `撤销${unit}。`, en: `${unit} is dissolved.` };
    }
    case 'BranchMerged':
      return branchMerged(event.data, name);
    default:
      return undefined;
  }
}

type Said<Type extends OrganisationEvent['type']> = Extract<OrganisationEvent, { type: Type }>['data'];

function branchMoved(data: Said<'BranchMoved'>, name: Name): Words {
  const [unit, before, after] = [data.branchId, data.formerBureauId, data.bureauId].map(name);
  const stays = data.staysIn.join('、');
  return {
    zh: `${unit}由${before}改隶${after}${stays && `；活动 ${stays} 中的申报仍归${before}`}。`,
    en: `${unit} leaves ${before} for ${after}${stays && `; its entry in ${stays} stays with ${before}`}.`,
  };
}

function branchMerged(data: Said<'BranchMerged'>, name: Name): Words {
  const [unit, into] = [data.branchId, data.into].map(name);
  const ends = data.campaignIds.join('、');
  const goesOn = data.carriedIn?.join('、') ?? '';
  const zh = [ends && `；其在活动 ${ends} 中的申报终止`, goesOn && `；其在活动 ${goesOn} 中的申报由后者承接`];
  const en = [
    ends && `; its entry in ${ends} ends`,
    goesOn && `; the latter goes on with its entry in ${goesOn}`,
  ];
  return { zh: `${unit}并入${into}${zh.join('')}。`, en: `${unit} goes into ${into}${en.join('')}.` };
}

/** The units whose place, or whose existence, an event changes. */
function changedUnit({ type, data }: OrganisationEvent): string[] {
  switch (type) {
    case 'BranchMoved':
    case 'BranchMerged':
    case 'BranchDissolved':
      return [data.branchId];
    case 'BureauMoved':
    case 'BureauAbolished':
      return [data.bureauId];
    default:
      return [];
  }
}

/** The number of papers that go along with the branches that move. */
async function papersOf(read: FactReader, events: readonly OrganisationEvent[]): Promise<number> {
  const going = events.flatMap(({ type, data }) =>
    type === 'BranchMoved' ? data.goesIn.map((campaignId) => `${campaignId}.${data.branchId}`) : [],
  );
  if (going.length === 0) return 0;
  const branchIds = events.flatMap(({ type, data }) => (type === 'BranchMoved' ? [data.branchId] : []));
  const rows = await read.rows(candidatesView, [{ field: 'branchId', in: branchIds }]);
  return rows.filter(({ campaignId, branchId }) => going.includes(`${campaignId}.${branchId}`)).length;
}

/** The number of accounts that work in these units or hold a role for one of them. */
async function accountsOf(read: FactReader, units: ReadonlySet<string>): Promise<number> {
  if (units.size === 0) return 0;
  const [accounts, tree] = [await read.rows(accessView, []), await read.tree()];
  const isWithin = (unitId: string | undefined): boolean =>
    unitId !== undefined && (units.has(unitId) || isWithin(tree.parentOf(unitId)));
  return accounts.filter(
    ({ unitId, grants, disabled }) =>
      !disabled && (isWithin(unitId) || grants.some((grant) => isWithin(grant.unitId))),
  ).length;
}
