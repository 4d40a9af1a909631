// The entry of a child process: runs one side of a measure. `node child.ts sides/appends-laurel.ts`,
// parameters and result by message.
import { profiled } from './profile.ts';
import type { FromChild, Side } from './side.ts';

const [module = ''] = process.argv.slice(2);
const { run } = (await import(new URL(module, import.meta.url).href)) as { run: Side<unknown, unknown> };

const said = (message: FromChild) => new Promise<void>((resolve) => process.send!(message, () => resolve()));
const heard = () => new Promise<unknown>((resolve) => process.once('message', resolve));

const parameters = await heard();
try {
  const result = await run(parameters, async (value) => {
    return await profiled(module, async () => {
      const answer = heard();
      await said({ kind: 'paused', value });
      return await answer;
    });
  });
  await said({ kind: 'done', value: result });
} catch (error) {
  await said({
    kind: 'failed',
    error: Error.isError(error) ? (error.stack ?? error.message) : String(error),
  });
}
process.exit();
