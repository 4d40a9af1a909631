/** A production file of a service, named from the root, with its lines. */
export interface Sized {
  readonly path: string;
  readonly lineCount: number;
}

const smallServiceMost = 1_000;
const shareMost = 0.25;

/**
 * The rooms, as `service/room`, that hold more than a quarter of their service. A newcomer finds a file by
 * the name of its room, which says little once the room holds most of the service. Services of up to a
 * thousand lines are small enough without rooms.
 */
export function crowdedRooms(files: readonly Sized[]): string[] {
  const services = Map.groupBy(files, ({ path }) => path.split('/')[1]!);
  return [...services].flatMap(([service, own]) => {
    const total = linesOf(own);
    if (total <= smallServiceMost) return [];
    const rooms = Map.groupBy(own, ({ path }) => path.split('/').slice(3, -1)[0] ?? '(root)');
    return [...rooms]
      .filter(([, inRoom]) => linesOf(inRoom) > shareMost * total)
      .map(([room]) => `${service}/${room}`);
  });
}

const linesOf = (files: readonly Sized[]) => files.reduce((sum, { lineCount }) => sum + lineCount, 0);
