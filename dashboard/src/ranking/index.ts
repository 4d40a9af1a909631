export const ranking = {};
