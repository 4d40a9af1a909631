import type { Reactions } from '@laurel/core';

export const namingReactions: Reactions = { hears: [], react: () => [] };
