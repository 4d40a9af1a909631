/** What the tests of the whole need of it. */
export { asyncApiCommand, asyncApiFile, asyncApiText } from './asyncapi.command.ts';
export { auditCommand } from './audit/command.ts';
export type { City } from './city.ts';
export { definitions } from './definitions.ts';
export { type Launched, launch } from './launch.ts';
export { openApiFile, openApiText } from './openapi.command.ts';
