import { asyncApiCommand } from './asyncapi.command.ts';
import { auditCommand } from './audit/command.ts';
import { demoCommand } from './demo.command.ts';
import { nginxCommand } from './nginx.command.ts';
import { openApiCommand } from './openapi.command.ts';
import { startCommand } from './start.command.ts';

const commands: Readonly<Record<string, (parameters: readonly string[]) => Promise<number>>> = {
  start: startCommand,
  demo: demoCommand,
  audit: auditCommand,
  asyncapi: asyncApiCommand,
  nginx: nginxCommand,
  openapi: openApiCommand,
};

const [name = '', ...parameters] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  process.stderr.write(`用法 usage: laurel ${Object.keys(commands).join(' | ')} …\n`);
  process.exit(2);
}
try {
  process.exitCode = await command(parameters);
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`);
  process.exitCode = 1;
}

function inWords(error: unknown): string {
  if (!Error.isError(error)) return String(error);
  if (process.env['LAUREL_STACK']) return error.stack ?? error.message;
  // Node says it in English only.
  const isOption = String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
  return isOption ? `选项有误，可用的选项见 README / wrong options, README has them all: ${error.message}` : error.message;
}
