export * from './notification.definition.ts';
