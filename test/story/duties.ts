import {
  acts,
  type AggregateContract,
  aggregates,
  type Duty,
  dutiesOf,
  type Grant,
  idIn,
  type Lifecycle,
  lived,
  parseId,
  unborn,
} from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';

/** Whose every unfinished thing is, event by event through a record. */

type Told = Pick<ViewedEvent, 'service' | 'stream' | 'type' | 'data' | 'actor'>;

interface Holder extends Grant {
  readonly accountId: string;
}

/** Folds a record by the contracts alone, and says after which events something unfinished is nobody's. */
export class Duties {
  readonly faults = new Set<string>();
  /** How often something was found unfinished, so that a test sees that there was anything to look at. */
  seen = 0;
  readonly #lives = new Map<string, Lifecycle>();
  #holders: Holder[] = [];

  /** The next event of the record. */
  hear(event: Told): void {
    this.#know(event);
    const contract = aggregates.find(
      (candidate) =>
        candidate.service === event.service && idIn(candidate, event as ViewedEvent) !== undefined,
    );
    if (!contract || !(event.type in contract.events)) return;
    // The first start asks for the administrators' roles and grants them in one go, when nobody holds any.
    const isFirstStart = event.type === 'RoleRequested' && event.actor.role === 'system';
    const life = lived(contract, this.#lives.get(event.stream) ?? unborn(contract), event);
    this.#lives.set(event.stream, life);
    if (!isFirstStart) for (const duty of dutiesOf(contract, life)) this.#judge(contract, event, duty);
  }

  #judge(contract: AggregateContract, event: Told, duty: Duty): void {
    this.seen++;
    const { unit } = parseId(contract, idIn(contract, event as ViewedEvent)!) ?? {};
    if (duty.acts.some((act) => this.#isSomebodys(act, unit))) return;
    const what = duty.part === undefined ? contract.name : `part of ${contract.name}`;
    this.faults.add(
      `after ${event.type}: ${what} is ${duty.state} and waits for ${duty.acts.join(' or ')}, which nobody may do`,
    );
  }

  /**
   * Whether the scheduler or a reaction does it, or somebody holds the role, or each role of the two, for
   * that unit.
   */
  #isSomebodys(act: string, unit: string | undefined): boolean {
    const { by, pair, scope } = acts[act]!;
    if (by.length === 0 && !pair) return true;
    const held = (role: string) =>
      this.#holders.filter(
        (holder) =>
          holder.role === role && (scope !== 'mine' || unit === undefined || isWithin(unit, holder.unitId)),
      );
    if (!pair) return by.some((role) => held(role).length > 0);
    const [one, other] = pair;
    return one === other ? held(one).length > 1 : held(one).length > 0 && held(other).length > 0;
  }

  #know({ type, data }: Told): void {
    if (type === 'RoleGranted') this.#holders.push(data as Holder);
    if (type === 'RoleRevoked') {
      const gone = data as Holder;
      this.#holders = this.#holders.filter(
        ({ accountId, role, unitId }) =>
          accountId !== gone.accountId || role !== gone.role || unitId !== gone.unitId,
      );
    }
  }
}

function isWithin(unit: string, granted: string | undefined): boolean {
  return granted === undefined || unit === granted || unit.startsWith(`${granted}.`);
}

/** Every state that waits for an act in which its own contract does not allow that act. */
export function vainDuties(contracts: readonly AggregateContract[]): string[] {
  return contracts.flatMap((contract) => {
    const own = Object.entries(contract.states).flatMap(([name, state]) =>
      'ends' in state ? [] : vain(contract, name, state.awaits, 'in'),
    );
    const ofParts = Object.entries(contract.parts?.states ?? {}).flatMap(([name, state]) =>
      'ends' in state ? [] : vain(contract, name, state.awaits, 'part'),
    );
    return [...own, ...ofParts];
  });
}

function vain(
  contract: AggregateContract,
  state: string,
  awaited: readonly string[],
  table: 'in' | 'part',
): string[] {
  if (awaited.length === 0) return [`${contract.name} ${state} waits for nothing`];
  return awaited.flatMap((act) => {
    const asked = contract.commands[act];
    if (!asked) return act in acts ? [] : [`${contract.name} ${state} waits for ${act}, which is no command`];
    const states = asked[table];
    return states === undefined || states === 'any' || states.includes(state)
      ? []
      : [`${contract.name} ${state} waits for ${act}, refused in it`];
  });
}
