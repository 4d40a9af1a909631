import { actsOf, aggregates, commands, lived, type Lifecycle, roleKey, unborn } from '@laurel/contracts';
import type { Envelope } from '../history/envelope.ts';

/** A stream's life, and its life before the command that spoke last: a command is judged by that. */
interface Lived {
  readonly life: Lifecycle;
  readonly command: string;
  readonly before: Lifecycle;
}

/** The state of a part of which nothing was said; of the other aggregates such a part does not exist. */
const unsaid: Readonly<Record<string, string>> = {
  account: 'notRequested',
  naming: 'unplaced',
  panel: 'waiting',
};

/** The state that the part of an event was in; undefined if the event names none. */
function partIn({ name, parts }: (typeof aggregates)[number], life: Lifecycle, { data }: Envelope) {
  const key: unknown = name === 'account' && data.role !== undefined ? roleKey(data) : data[parts?.id ?? ''];
  return typeof key === 'string' ? (life.parts[key] ?? unsaid[name] ?? 'none') : undefined;
}

/** The published table says when each command is possible; the states are folded from the record alone. */
export class States {
  readonly #lives = new Map<string, Lived>();

  allows(event: Envelope): boolean {
    const contract = aggregates.find(({ events }) => events[event.type] !== undefined);
    if (!contract) return true;
    const key = `${event.service}/${event.stream}`;
    const known = this.#lives.get(key);
    const life = known?.life ?? unborn(contract);
    const before = known?.command === event.commandId ? known.before : life;
    const part = partIn(contract, before, event);
    const state = before.states.at(-1)!;
    const own = event.stream.startsWith(`${contract.name}-`) && contract.service === event.service;
    this.#lives.set(key, { life: lived(contract, life, event), command: event.commandId, before });
    return (
      own &&
      actsOf[event.type]!.some((act) => {
        const { in: states, part: parts } = commands[act]!;
        const ofPart = parts === undefined || part === undefined ? true : parts.includes(part);
        return (states === 'any' || states.includes(state)) && ofPart;
      })
    );
  }
}
