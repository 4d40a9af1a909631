import * as infra from '@laurel/infra/documents';
import { type Operation, operationsOf, systemOperations } from '@laurel/platform';
import { contentSecurityPolicy } from './dashboard.ts';
import { definitions } from './definitions.ts';

/** The generated documents of the whole: made in infra, of the services that stand here. */

/** Endpoints beside those that contracts make. */
const operations: readonly Operation[] = [...definitions.flatMap(operationsOf), ...systemOperations];
const webServer = { definitions, contentSecurityPolicy };

export const openApiText = (): string => infra.openApiText(operations);
export const nginxText = (): string => infra.nginxText(webServer);

export const writeOpenApi = (): void => infra.writeOpenApi(operations);
export const writeNginx = (): void => infra.writeNginx(webServer);
export const writeAsyncApi = (file?: string): void => infra.writeAsyncApi(file);
