import { addAuditCommands } from '@laurel/audit/commands';
import {
  type CommandLine,
  commandLine,
  oneOf,
  type OptionValue,
  type Streams,
  withAddress,
  WrongUsage,
} from '@laurel/platform/command-line';
import type { JoinOptions } from './join.command.ts';
import { addDemoCommand } from '@laurel/sample-city/command';

/**
 * Runs `laurel` and resolves to the exit code. Each command loads its modules when it runs, so that help
 * answers at once.
 */
export async function laurel(parameters: readonly string[], io: Streams = process): Promise<number> {
  return await laurelCommandLine(io).run(parameters, io.stderr);
}

export function laurelCommandLine(io: Streams): CommandLine {
  const program = commandLine('laurel', io).describe(
    '评选表彰活动：运行、演示、核验记录',
    'Award campaigns: runs them, shows them, checks their record.',
  );
  addStartCommand(program);
  addDemoCommand(program, async () => await import('./rehearsal.ts'), io);
  addAuditCommands(program, async () => (await import('./definitions.ts')).definitions, io);
  addMoveCommand(program, io);
  addJoinCommand(program, io);
  addDocumentsCommand(program);
  return program;
}

function addStartCommand(program: CommandLine): void {
  withAddress(program.command('start'))
    .describe('启动一座城市的正式系统', 'Starts the system of a city for real use.')
    .takesOption('--data <directory>', '数据目录', 'The data directory.', { default: 'data' })
    .handle<{ data: string; port: number; host: string }>(async (options) => {
      const { startCommand } = await import('./start.command.ts');
      return await startCommand(options);
    });
}

function addMoveCommand(program: CommandLine, io: Streams): void {
  program
    .command('move')
    .describe(
      '将数据目录的全部记录迁移到集群；中断后再次运行即继续',
      'Moves the whole record of a data directory to a cluster; run again after a break, it goes on.',
    )
    .takesOption(
      '--from <directory>',
      '数据目录，其系统须已停止',
      'The data directory; its system is stopped.',
      {
        default: 'data',
      },
    )
    .takesOption(
      '--to <place>',
      '集群的数据库 mongodb://…/#laurel，须为空',
      'The databases of the cluster as mongodb://…/#laurel, which are empty.',
      { value: mongoPlace },
    )
    .takesOption('--language <language>', '输出的语言', 'The language of the answer.', {
      default: 'zh',
      value: oneOf('zh', 'en'),
    })
    .takesOption('--json', '以 JSON 输出', 'Answers as JSON.')
    .handle<{ from: string; to?: string; language: 'zh' | 'en'; json?: true }>(async ({ to, ...options }) => {
      if (to === undefined)
        throw new WrongUsage({ zh: `--to ${mongoPlace.zh}`, en: `--to ${mongoPlace.en}` });
      return await (await import('./move.command.ts')).moveCommand({ ...options, to }, io);
    });
}

function addJoinCommand(program: CommandLine, io: Streams): void {
  program
    .command('join')
    .describe(
      '将一个独立运行的系统的历史记录并入其单位之下；中断后再次运行即继续',
      'Joins the record of a deployment of its own below its unit; run again after a break, it goes on.',
    )
    .takesOption(
      '--record <file>',
      '原系统以 laurel audit export 导出的记录',
      'The record, as laurel audit export gave it there.',
    )
    .takesOption('--unit <id>', '在此登记的该单位编号', 'The unit here for which it comes in.')
    .takesOption(
      '--data <place>',
      '此处的数据目录，或数据库 mongodb://…/#laurel',
      'The data here: a directory, or the databases as mongodb://…/#laurel.',
      { default: 'data' },
    )
    .takesOption(
      '--server <url>',
      '此处系统的地址；不填则只核查并说明将并入什么',
      'The address of the system here; without it the record is verified and told only.',
    )
    .takesOption(
      '--account <login>',
      '办理人的登录名；密码取自 LAUREL_PASSWORD 或标准输入首行',
      'Who does it, by login; the password comes from LAUREL_PASSWORD or the first line of standard input.',
    )
    .takesOption('--language <language>', '输出的语言', 'The language of the answer.', {
      default: 'zh',
      value: oneOf('zh', 'en'),
    })
    .takesOption('--json', '以 JSON 输出', 'Answers as JSON.')
    .handle<Partial<JoinOptions> & Pick<JoinOptions, 'data' | 'language'>>(
      async ({ record, unit, ...options }) => {
        if (record === undefined || unit === undefined)
          throw new WrongUsage({ zh: '请填写 --record 和 --unit', en: 'give --record and --unit' });
        return await (await import('./join.command.ts')).joinCommand({ ...options, record, unit }, io);
      },
    );
}

const mongoPlace: OptionValue = {
  zh: '应为 mongodb:// 地址（副本集），数据库前缀写在 # 之后',
  en: 'must be a mongodb:// address of a replica set, with the beginning of the databases after #',
  read: (text) => (/^mongodb(\+srv)?:\/\/[^#\s]+(#[a-z][a-z0-9-]{0,20})?$/.test(text) ? text : undefined),
};

/** The generated documents that are committed. Tests say when one is not as it would be made now. */
function addDocumentsCommand(program: CommandLine): void {
  program
    .command('documents')
    .describe('重新生成全部文档', 'Writes every generated document anew.')
    .handle(async () => (await import('./documents.ts')).writeDocuments());
}
