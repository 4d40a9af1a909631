import type { Reactions } from '@laurel/core';

export const reactions: Reactions = { hears: [], react: () => [] };
