import { events } from './catalogue.ts';
import type { EarlierEvent, EventContract } from './contract.ts';

/** An event as a log or a message holds it, as far as reading it anew goes. */
interface Versioned {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: object;
}

type Contracts = Readonly<Record<string, EarlierEvent>>;

/** Every version of an event that may stand in a log, the newest first. */
export function versionsOf(contract: EarlierEvent): EarlierEvent[] {
  return [contract, ...(contract.earlier ? versionsOf(contract.earlier.contract) : [])];
}

/** The version in which a body is said: the newest, or the one before where that says it as well. */
export function versionSaid({ version, saidAsBefore, earlier }: EventContract, data: object): number {
  const before = saidAsBefore && earlier?.contract;
  return before?.body.safeParse(data).success ? before.version : version;
}

/**
 * An event in the newest version of its contract, whatever version it was said in. An unknown type is left as
 * it is. Throws when a newer program said it: reading it by an older contract would be a guess, so the older
 * program stops there until it is replaced.
 */
export function upcast<Event extends Versioned>(event: Event, contracts: Contracts = events): Event {
  const contract = contracts[event.type];
  if (!contract || contract.version === event.schemaVersion) return event;
  return { ...event, schemaVersion: contract.version, data: raised(event, contract) };
}

function raised({ type, schemaVersion, data }: Versioned, { version, earlier }: EarlierEvent): object {
  if (version === schemaVersion) return data;
  if (version < schemaVersion || !earlier)
    throw new Error(`${type} was said in version ${schemaVersion}, which this program does not know`);
  return earlier.upcast(raised({ type, schemaVersion, data }, earlier.contract));
}
