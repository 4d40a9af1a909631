export type { Engine, EngineOptions, Meta } from '../engine.ts';
export { openSqlite, openSqliteBroker, type SqliteOptions } from './open.ts';
export { type LogReader, type Readers, readSqlite, type ViewReader } from './read.ts';
