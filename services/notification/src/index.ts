export * from './notification.definition.ts';
export { NotificationModule } from './notification.module.ts';
