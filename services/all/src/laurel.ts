import { addAuditCommands } from '@laurel/audit/commands';
import { type CommandLine, commandLine, type Streams, withAddress } from '@laurel/platform/command-line';
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

/** The generated documents that are committed. Tests say when one is not as it would be made now. */
function addDocumentsCommand(program: CommandLine): void {
  program
    .command('documents')
    .describe('重新生成全部文档', 'Writes every generated document anew.')
    .handle(async () => (await import('./documents.ts')).writeDocuments());
}
