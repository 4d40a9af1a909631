export type { Engine, EngineOptions, Meta } from '../engine.ts';
export { openSqlite, openSqliteBroker, type SqliteOptions } from './open.ts';
