import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  type Joining,
  joiningOf,
  joinsOf,
  keeperOf,
  type Person,
  planText,
  type Verified,
  verified,
  type VerifyStep,
} from '@laurel/audit/joining';
import { allRows, versioned } from '@laurel/platform';
import type { BothLanguages, Streams } from '@laurel/platform/command-line';
import { type Opened, withReaders } from '@laurel/platform/readers';
import { definitions } from './definitions.ts';
import { Desk } from './join.desk.ts';

export interface JoinOptions {
  readonly record: string;
  readonly unit: string;
  readonly data: string;
  readonly server?: string;
  readonly account?: string;
  readonly language: 'zh' | 'en';
  readonly json?: true;
}

/** The state of a join after a run. */
export type JoinState = 'planned' | 'personsRegistered' | 'proposed' | 'waiting' | 'joined' | 'refused';

interface Outcome extends BothLanguages {
  readonly state: JoinState;
}

const recordBytesMost = 64 * 1024 ** 3;
const planBytesMost = 16 * 1024 * 1024;
const personsAtOnce = 1_000;
const faultsTold = 5;

const steps: Readonly<Record<VerifyStep, BothLanguages>> = {
  bytes: { zh: '计算文件哈希', en: 'hashing the file' },
  rules: { zh: '核查全部规则', en: 'checking every rule' },
  history: { zh: '计算历史哈希', en: 'hashing the history' },
  living: { zh: '整理继续有效的内容', en: 'gathering what lives on' },
};

/**
 * `laurel join`: the record of a deployment comes in below its unit (docs/handbook/process.md#1.29). A run
 * verifies the record, then does the part of the account that runs it: the system administrator registers
 * the persons, operator and discipline agree to the join. Run again after a break, it goes on. Without an
 * account it tells what would come in. Exit code 0 says that the part is done.
 */
export async function joinCommand(options: JoinOptions, io: Streams): Promise<number> {
  const { record, unit, data, language, json } = options;
  const tell = ({ zh, en }: BothLanguages) => void io.stderr.write(`${{ zh, en }[language]}\n`);
  const found = await verified(record, (step, events) =>
    tell({ zh: `${steps[step].zh} ${events || ''}`.trim(), en: `${steps[step].en} ${events || ''}`.trim() }),
  );
  const refused = unfit(found);
  const outcome =
    refused ??
    (await withReaders(definitions, data, async (services) => await run(options, found, services, tell)));
  const { recordHash, historyHash, checked } = found;
  io.stdout.write(
    json
      ? `${JSON.stringify({ state: outcome.state, unit, recordHash, historyHash, events: checked.events, zh: outcome.zh, en: outcome.en }, undefined, 2)}\n`
      : `${outcome[language]}\n`,
  );
  return outcome.state === 'refused' ? 1 : 0;
}

const refusal = (zh: string, en: string): Outcome => ({ state: 'refused', zh, en });

/** The reasons for which a record cannot join, whatever the province is like. */
function unfit({ checked, living }: Verified): Outcome | undefined {
  const { running, openCases } = living;
  if (!checked.whole) {
    const faults = checked.violations.slice(0, faultsTold);
    const list = (of: 'zh' | 'en') =>
      faults
        .map((fault) => `\n  [${fault.rule}] ${fault.stream ?? ''} ${fault.eventId ?? ''}  ${fault[of]}`)
        .join('');
    return refusal(
      `记录违反规则，未作任何更改。请用 laurel audit check --file 查看全部，并从原系统重新导出：${list('zh')}`,
      `The record breaks rules; nothing was changed. See all with laurel audit check --file, and export it anew:${list('en')}`,
    );
  }
  if (living.branches.length === 0)
    return refusal('记录中没有支部，请核对文件。', 'The record has no branch. Check the file.');
  if (running.length > 0)
    return refusal(
      `活动 ${running.join('、')} 仍在进行：请在原系统结束或取消后重新导出，再并入。`,
      `The campaign ${running.join(', ')} is open. Close or cancel it where it runs, export again, and join then.`,
    );
  if (openCases.length > 0)
    return refusal(
      `${openCases.join('、')} 有在办案件：请在原系统结案后重新导出；案件未了的，结案后在此重新立案。`,
      `A case is open on ${openCases.join(', ')}. Close it where it runs and export again; what is not settled is opened here anew.`,
    );
  return undefined;
}

async function run(
  options: JoinOptions,
  found: Verified,
  services: readonly Opened[],
  tell: (text: BothLanguages) => void,
): Promise<Outcome> {
  const { unit } = options;
  const joins = (await joinsOf(services)).map(({ data }) => data as { bureauId: string; recordHash: string });
  const same = joins.find(({ recordHash }) => recordHash === found.recordHash);
  if (same?.bureauId === unit)
    return {
      state: 'joined',
      zh: `${unit} 已并入这份记录。`,
      en: `This record is joined for ${unit} already.`,
    };
  if (same || joins.some(({ bureauId }) => bureauId === unit))
    return refusal(
      `${same ? `这份记录已为 ${same.bureauId} 并入` : `${unit} 已并入另一份记录`}；请核对单位编号和文件。`,
      `${same ? `This record was joined for ${same.bureauId}` : `Another record was joined for ${unit}`}. Check the unit and the file.`,
    );
  const units = new Set(await keysOf(services, 'application', 'units'));
  if (!units.has(unit))
    return refusal(
      `没有登记单位 ${unit}：请先登记，再并入。`,
      `No unit ${unit} is registered. Register it first.`,
    );
  const unknown = await kindsUnknown(found, services);
  if (unknown.length > 0)
    return refusal(
      `单位类别 ${unknown.join('、')} 未设定：请先设定（综合岗，“设定单位类别”），再并入。`,
      `Nobody has defined the kinds of bureau ${unknown.join(', ')}. Have the operator define them first.`,
    );
  const persons = (await rowsOf(services, 'identity', 'persons')) as unknown as Person[];
  const joining = joiningOf(found.living, found.historyHash, unit, { units, persons });
  tell(counted(joining));
  if (options.server === undefined || options.account === undefined)
    return {
      state: 'planned',
      zh: `未作任何更改。${next(joining).zh}`,
      en: `Nothing was changed. ${next(joining).en}`,
    };
  const desk = await Desk.open(options.server, options.account);
  return joining.persons.length > 0
    ? await registerPersons(desk, joining)
    : await agree(desk, options, found, joining, services, tell);
}

/** The kinds of the bureaus that come which this deployment has not. */
async function kindsUnknown({ living }: Verified, services: readonly Opened[]): Promise<string[]> {
  const [row] = (await rowsOf(services, 'application', 'organisation')) as {
    bureauKinds: { id: string }[];
  }[];
  const known = row?.bureauKinds.map(({ id }) => id) ?? [];
  return [...new Set(living.bureaus.map(({ kind }) => kind))].filter((kind) => !known.includes(kind));
}

function counted({ plan, persons }: Joining): BothLanguages {
  const { bureaus, branches, results, honours, violations, renamed } = plan;
  return {
    zh: `并入 ${bureaus.length} 个单位、${branches.length} 个支部、${results.length} 条往届结果、${honours.length} 项荣誉、${violations.length} 项已认定的违纪违法；改编号 ${renamed.length} 个；须先登记 ${persons.length} 人。`,
    en: `${bureaus.length} bureaus, ${branches.length} branches, ${results.length} earlier results, ${honours.length} honours and ${violations.length} violations come in; ${renamed.length} units get new ids; ${persons.length} persons are to be registered first.`,
  };
}

function next({ persons }: Joining): BothLanguages {
  return persons.length > 0
    ? {
        zh: '下一步：系统管理员以 --server、--account 运行本命令，登记人员。',
        en: 'Next: the system administrator runs this with --server and --account and registers the persons.',
      }
    : {
        zh: '下一步：综合岗与纪检岗各以 --server、--account 运行本命令，先后提出和确认。',
        en: 'Next: operator and discipline each run this with --server and --account; one proposes, the other confirms.',
      };
}

async function registerPersons(desk: Desk, joining: Joining): Promise<Outcome> {
  if (!desk.holds('systemAdministrator')) {
    const { zh, en } = next(joining);
    return refusal(zh, en);
  }
  for (let at = 0; at < joining.persons.length; at += personsAtOnce) {
    const persons = joining.persons.slice(at, at + personsAtOnce);
    await desk.command('registers/city/import-persons', { persons }, 'systemAdministrator');
  }
  const { zh, en } = next({ ...joining, persons: [] });
  return { state: 'personsRegistered', zh: `人员已登记。${zh}`, en: `The persons are registered. ${en}` };
}

/** One of the two keeps the files and proposes, the other confirms the same. */
async function agree(
  desk: Desk,
  { record, unit }: JoinOptions,
  { recordHash }: Verified,
  joining: Joining,
  services: readonly Opened[],
  tell: (text: BothLanguages) => void,
): Promise<Outcome> {
  const role = (['operator', 'discipline'] as const).find((each) => desk.holds(each));
  if (role === undefined) {
    const { zh, en } = next(joining);
    return refusal(zh, en);
  }
  tell({ zh: '保存记录', en: 'keeping the record' });
  const { files } = keeperOf(services)!;
  const text = planText(joining.plan);
  const kept = await files.store(createReadStream(record), recordBytesMost);
  if (kept.hash !== recordHash)
    return refusal(
      '记录文件在核查期间有变，请重新运行。',
      'The file changed while it was verified. Run it again.',
    );
  const { hash: planHash } = await files.store(Readable.from([Buffer.from(text)]), planBytesMost);
  const body = { bureauId: unit, recordHash, planHash };
  const waiting = (await desk.waiting('organisations/city', role)).find(
    ({ act, content }) => act === 'JoinRecord' && content?.['recordHash'] === recordHash,
  );
  if (waiting?.proposedBy === desk.accountId)
    return {
      state: 'waiting',
      zh: '已提出，待第二人确认。',
      en: 'It is proposed and waits for the second person.',
    };
  const path = 'organisations/city/join-record';
  const confirms = waiting ? `?confirms=${waiting.proposalId}` : '';
  const isProposed = await desk.command(`${path}${confirms}`, body, role);
  return isProposed
    ? {
        state: 'proposed',
        zh: '已提出，待第二人确认。',
        en: 'It is proposed and waits for the second person.',
      }
    : { state: 'joined', zh: `已并入 ${unit}。`, en: `The record is joined for ${unit}.` };
}

/** The rows of a view of a service, as they are now. */
async function* rowsIn(services: readonly Opened[], service: string, name: string) {
  const opened = services.find(({ definition }) => definition.name === service);
  const view = opened?.definition.views.find((each) => each.view.name === name)?.view;
  if (opened && view) yield* allRows(opened.readers.views, versioned(view));
}

async function rowsOf(services: readonly Opened[], service: string, name: string): Promise<object[]> {
  const rows: object[] = [];
  for await (const { row } of rowsIn(services, service, name)) rows.push(row);
  return rows;
}

async function keysOf(services: readonly Opened[], service: string, name: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of rowsIn(services, service, name)) keys.push(key);
  return keys;
}
