import type { zhSheets } from './zh-sheets.ts';

/** The texts of inputs that are made by hand in English. */
export const enSheets: typeof zhSheets = {
  stepper: { less: '%{label}: less', more: '%{label}: more' },
  ballot: {
    material: 'The application',
    sealedAlready: 'Sealed at %{at}. Sealing again before the stage is shut replaces those scores.',
    reason: 'Reason (needed with a score below %{below} or above %{above})',
    reasonNeeded: 'A score is very low or very high: please give a reason',
    left: '%{smart_count} score left to give |||| %{smart_count} scores left to give',
    total: 'All scores are given; weighted score %{total}',
    scale: 'A score from %{least} to %{most} in steps of %{step}',
    weight: 'Weight %{weight}%',
    items: '%{smart_count} point to look at |||| %{smart_count} points to look at',
  },
  rankedList: {
    title: 'Recommended (%{count} / %{most})',
    empty: 'No branch is chosen yet. Add them from below.',
    over: 'At most %{most} may be recommended; %{over} too many.',
    own: 'Branches of the bureau',
    search: 'Find by name',
    add: 'Add',
    addNamed: 'Add %{name} to the list',
    drag: 'Drag %{name}',
    rank: 'Rank of %{name} (of %{last})',
    up: 'Move %{name} up',
    down: 'Move %{name} down',
    remove: 'Take %{name} off the list',
    reason: 'Why %{name} is recommended',
    lacks: { plan: 'no plan', meeting: 'no members’ meeting', members: 'only %{count} full members' },
  },
};
