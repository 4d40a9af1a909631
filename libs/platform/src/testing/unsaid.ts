import type { AggregateContract, CommandContract } from '@laurel/contracts';
import type { CommandType } from './words.ts';

/** The sample of a command, about what a test says of the same fields. */
export function sampleAbout(
  { sample, body }: CommandContract,
  known: Readonly<Record<string, unknown>>,
): object {
  return { ...sample, ...Object.fromEntries(Object.entries(known).filter(([field]) => field in body.shape)) };
}

/**
 * The commands of an aggregate none of whose events stands in a log, with their samples. A told year asks
 * them as well, so that an event that is new is said in it.
 */
export function unsaid(
  { commands }: AggregateContract,
  log: readonly { readonly type: string }[],
  known: Readonly<Record<string, unknown>>,
): { readonly type: CommandType; readonly data: object }[] {
  const said = new Set(log.map(({ type }) => type));
  return Object.entries(commands)
    .filter(([, { says }]) => !says.some((event) => said.has(event)))
    .map(([type, command]) => ({ type: type as CommandType, data: sampleAbout(command, known) }));
}
