/** What the tests of the whole need of it. */
export { asyncApiCommand, asyncApiFile, asyncApiText } from './asyncapi.command.ts';
export { auditCommand } from './audit/command.ts';
export type { City } from './city.ts';
export { openCluster } from './cluster/cluster.ts';
export { builtDashboard } from './dashboard.ts';
export { definitions } from './definitions.ts';
export { firstAccountsOf } from './demo.command.ts';
export { rehearsalStart, runDemo, type Summary } from './demo/index.ts';
export { type Launched, launch } from './launch.ts';
export { nginxFile, nginxText } from './nginx.command.ts';
export { openApiFile, openApiText } from './openapi.command.ts';
