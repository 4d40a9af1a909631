export * from './identity.definition.ts';
