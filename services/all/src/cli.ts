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
  process.stderr.write(`${Error.isError(error) ? (process.env['LAUREL_STACK'] ? error.stack : error.message) : String(error)}\n`);
  process.exitCode = 1;
}
