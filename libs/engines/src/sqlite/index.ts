export { openSqlite, openSqliteBroker, type SqliteOptions } from './open.ts';
export { readSqlite } from './read.ts';
export { leaveSqlite } from './leave.ts';
export type { CarriedAppend, Leaving } from '../carried.ts';
