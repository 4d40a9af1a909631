export { arriveInMongo } from './arrive.ts';
export { type MongoPlace } from './connection.ts';
export { type MongoOptions, openMongo } from './open.ts';
export { readMongo } from './read.ts';
export type { Arriving } from '../carried.ts';
