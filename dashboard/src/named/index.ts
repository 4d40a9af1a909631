export const named = {};
