import { expect } from '@jest/globals';
import type { Appended, StoredEvent } from '@laurel/core';

/** The answer that a writer got for a command. */
export interface Told extends Appended {
  readonly stream: string;
  readonly commandId: string;
}

/**
 * Expects a whole log without holes, in which each command is once and whole, and everything is where its
 * writer was told.
 */
export function expectSound(events: readonly StoredEvent[], told: readonly Told[]): void {
  expect(events.findIndex(({ position }, index) => position !== index + 1)).toBe(-1);
  for (const stream of Map.groupBy(events, (event) => event.stream).values()) {
    expect(stream.findIndex(({ revision }, index) => revision !== index + 1)).toBe(-1);
  }
  expect(
    events.findIndex(({ recordedAt }, index) => index > 0 && recordedAt < events[index - 1]!.recordedAt),
  ).toBe(-1);
  const commands = Map.groupBy(events, ({ stream, commandId }) => `${stream} ${commandId}`);
  const broken = [...commands.values()].filter((command) => {
    const { count } = command[0]!.data as { count: number };
    const inOrder = ({ data, position }: StoredEvent, index: number) =>
      (data as { index: number }).index === index && position === command[0]!.position + index;
    return command.length !== count || !command.every(inOrder);
  });
  expect(broken).toEqual([]);
  const misplaced = told.filter(({ stream, commandId, version, position }) => {
    const last = events[position - 1];
    return (
      last?.stream !== stream ||
      last.commandId !== commandId ||
      last.revision !== version ||
      commands.get(`${stream} ${commandId}`)!.at(-1) !== last
    );
  });
  expect(misplaced).toEqual([]);
}

/** All of a log, in pages. */
export async function everything(log: {
  readAll(after: number, limit: number): Promise<StoredEvent[]>;
}): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await log.readAll(events.length, 5_000);
    if (page.length === 0) return events;
    events.push(...page);
  }
}
