import type { Entry } from './contest.ts';
import type { Story } from './story.ts';

/** Entries with no part of their own, of whom a scene needs some; a small city may have none to spare. */

/** An entry that leaves later, or competes without a part, whose whole group may assess it. */
export function amendedEntry(story: Story): string | undefined {
  const cast = [...Object.values(story.parts).flat(), ...story.contest.tied, story.scored[0]?.branchId];
  const competing = story.entriesWith('competes').filter(({ branchId }) => !cast.includes(branchId));
  return [...story.entriesWith('withdraws', 'bureauWithdraws'), ...competing].find(
    ({ branchId }) => story.assessorsOf(branchId).length === story.groupOf(branchId).members.length,
  )?.branchId;
}

/** The last three of those that hand in their form on the usual day. */
export function usualEntries(story: Story): readonly [Entry, Entry, Entry] | undefined {
  const extended = story.listWith('extended').map(({ bureauId }) => bureauId);
  const usual = story.entriesWith('competes').filter(({ bureauId }) => !extended.includes(bureauId));
  const [third, second, last] = usual.slice(-3);
  return third && second && last && [third, second, last];
}
