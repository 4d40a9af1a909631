import { firstAccountsText } from '@laurel/identity';
import { askedToStop } from '@laurel/platform/command-line';
import { launch } from './launch.ts';

/** `npm start`: a city for real use. Prints the first administrators' one-time passwords once. */
export async function startCommand({
  data,
  ...address
}: {
  data: string;
  port: number;
  host: string;
}): Promise<number> {
  const launched = await launch({ directory: data, ...address, mode: { kind: 'production' } });
  process.stdout.write(`Laurel 已启动 is ready: ${launched.server.url}\n`);
  process.stdout.write(firstAccountsText(launched.firstAccounts));
  await askedToStop();
  await launched.close();
  return 0;
}
