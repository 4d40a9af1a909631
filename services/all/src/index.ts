/** The exports of this package that the tests of the whole need. */
export type { City } from './city.ts';
export { definitions } from './definitions.ts';
export { firstAccountsOf, recordAt } from './rehearsal.ts';
export { documents, nginxText, openApiText } from './documents.ts';
export { laurel } from './laurel.ts';
export { type Launched, launch } from './launch.ts';
