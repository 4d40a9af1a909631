export { type KafkaOptions, type KafkaSecurity, openKafka } from './open.ts';
