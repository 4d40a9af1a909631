import { parseArgs } from 'node:util';
import { firstAccountsText } from '@laurel/identity';
import { askedToStop, launch } from './launch.ts';

/** `npm start`: a city for real use, in `./data`. Prints the first administrators' one-time passwords once. */
export async function startCommand(parameters: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      data: { type: 'string', default: 'data' },
      port: { type: 'string', default: '3000' },
      host: { type: 'string', default: '127.0.0.1' },
    },
  });
  const launched = await launch({ directory: values.data, host: values.host, port: Number(values.port), mode: { kind: 'production' } });
  process.stdout.write(`Laurel 已启动 is ready: ${launched.server.url}\n`);
  process.stdout.write(firstAccountsText(launched.firstAccounts));
  await askedToStop();
  await launched.close();
  return 0;
}
