import { addAuditCommands } from '@laurel/audit/commands';
import { type CommandLine, commandLine, type Streams, wholeNumber } from '@laurel/platform/command-line';
import { addDemoCommand } from './demo.command.ts';

/** The command `laurel`. Resolves to the exit code. What a command needs is loaded when it runs, so that help answers at once. */
export async function laurel(parameters: readonly string[], io: Streams = process): Promise<number> {
  return await laurelCommandLine(io).run(parameters, io.stderr);
}

export function laurelCommandLine(io: Streams): CommandLine {
  const program = commandLine('laurel', io).says({
    zh: '评选表彰活动：运行、演示、证明记录',
    en: 'Award campaigns: runs them, shows them, proves their record.',
  });
  addStartCommand(program);
  addDemoCommand(program, io);
  addAuditCommands(program, async () => (await import('./definitions.ts')).definitions, io);
  addDocumentCommands(program);
  return program;
}

function addStartCommand(program: CommandLine): void {
  program
    .command('start')
    .says({ zh: '启动一座城市的正式系统', en: 'Starts the system of a city for real use.' })
    .offers('--data <directory>', { zh: '数据目录', en: 'The data directory.' }, { default: 'data' })
    .offers(
      '--port <number>',
      { zh: '端口，0 为任意空闲端口', en: 'The port; 0 is any free one.' },
      { default: 3000, value: wholeNumber(0) },
    )
    .offers('--host <address>', { zh: '监听地址', en: 'The address to listen on.' }, { default: '127.0.0.1' })
    .runs<{ data: string; port: number; host: string }>(async ({ data, port, host }) => {
      const { startCommand } = await import('./start.command.ts');
      return await startCommand(['--data', data, '--port', String(port), '--host', host]);
    });
}

/** The generated documents that are committed. Tests say when one is not as it would be made now. */
function addDocumentCommands(program: CommandLine): void {
  program
    .command('openapi')
    .says({ zh: '重新生成 libs/contracts/openapi.json', en: 'Writes libs/contracts/openapi.json anew.' })
    .runs(async () => (await import('./documents.ts')).writeOpenApi());
  program
    .command('asyncapi')
    .says({ zh: '重新生成 libs/contracts/asyncapi.json', en: 'Writes libs/contracts/asyncapi.json anew.' })
    .takes('[file]', { zh: '写入此文件', en: 'Writes to this file in its place.' })
    .runs(async (_, file) => (await import('./documents.ts')).writeAsyncApi(file));
  program
    .command('nginx')
    .says({ zh: '重新生成 infra/nginx/laurel.conf', en: 'Writes infra/nginx/laurel.conf anew.' })
    .runs(async () => (await import('./documents.ts')).writeNginx());
}
