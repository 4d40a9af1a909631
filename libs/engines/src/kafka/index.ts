export { type KafkaOptions, openKafka } from './open.ts';
