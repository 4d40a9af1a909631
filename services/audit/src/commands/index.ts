import { type CommandLine, oneOf, type Streams } from '@laurel/platform/command-line';
import type { ServiceDefinition } from '@laurel/platform';
import type { AuditOptions, AuditTools } from './options.ts';

/** `laurel audit …`: looks at a record beside the server that may be running on it, and changes nothing. */

/**
 * Adds the audit commands to `laurel`. `definitions` is called when a command runs and not before, so that
 * help loads no service. Exit code 0 says that all is well, 1 that something does not hold.
 */
export function addAuditCommands(
  laurel: CommandLine,
  definitions: () => Promise<readonly ServiceDefinition[]>,
  io: Streams,
): void {
  const tools = async (): Promise<AuditTools> => ({ definitions: await definitions(), io });
  const audit = laurel.command('audit').describe('核验记录', 'Checks the record and explains results.');
  usual(audit.command('replay'))
    .describe(
      '从零重建全部视图，与现用视图逐行比对',
      'Folds every view anew from zero and compares it with the live one, row by row.',
    )
    .takesOption('--json', ...asJson)
    .handle<AuditOptions & { json?: true }>(
      async (options) => await (await import('./replay.command.ts')).replayCommand(options, await tools()),
    );
  usual(audit.command('export'))
    .describe(
      '按历史顺序导出全部事件，每行一个（NDJSON）',
      'Exports every event in the order of the history, one a line (NDJSON).',
    )
    .takesOption(
      '--out <file>',
      '写入此文件，而不写到标准输出',
      'Writes to this file in place of standard output.',
    )
    .takesOption('--joined <unit>', ...fromJoined)
    .handle<AuditOptions & { out?: string; joined?: string }>(
      async (options) => await (await import('./export.command.ts')).exportCommand(options, await tools()),
    );
  usual(audit.command('check'))
    .describe('对全部记录检查必须成立的规则', 'Checks the whole record against the rules that must hold.')
    .takesOption('--file <file>', ...fromExport)
    .takesOption('--joined <unit>', ...fromJoined)
    .takesOption('--json', ...asJson)
    .handle<AuditOptions & { file?: string; joined?: string; json?: true }>(
      async (options) => await (await import('./check.command.ts')).checkCommand(options, await tools()),
    );
  usual(audit.command('explain'))
    .describe(
      '逐步说明一个支部的结果如何得出',
      'Explains step by step how the result of a branch came about.',
    )
    .takesArgument('<branch>', '支部编号，例如 b03.017', 'The id of the branch, such as b03.017.')
    .takesOption('--campaign <id>', '评选活动编号，例如 r2023', 'The id of the campaign, such as r2023.')
    .takesOption('--file <file>', ...fromExport)
    .takesOption('--json', ...asJson)
    .handle<AuditOptions & { campaign?: string; file?: string; json?: true }>(
      async (options, branchId) =>
        await (await import('./explain.command.ts')).explainCommand(branchId!, options, await tools()),
    );
}

const asJson = ['以 JSON 输出', 'Answers as JSON.'] as const;
const fromJoined = [
  '读取为该单位并入的历史记录',
  'Reads the record of before that was joined for this unit.',
] as const;
const fromExport = ['读取导出的文件，而不读取数据', 'Reads an exported file in place of the data.'] as const;

function usual(command: CommandLine): CommandLine {
  return command
    .takesOption(
      '--data <place>',
      '数据目录，或数据库 mongodb://…/#laurel',
      'The data directory, or the databases as mongodb://…/#laurel.',
      {
        default: 'data',
      },
    )
    .takesOption('--language <language>', '输出的语言', 'The language of the answer.', {
      default: 'zh',
      value: oneOf('zh', 'en'),
    });
}
