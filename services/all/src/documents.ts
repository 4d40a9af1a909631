import * as infra from '@laurel/infra/documents';
import { contentSecurityPolicy, type Operation, systemOperations } from '@laurel/platform';
import { definitions } from './definitions.ts';

/** The generated documents of the whole: made in infra, of the services that stand here. */

/** Endpoints beside those that contracts make. */
const operations: readonly Operation[] = [
  ...definitions.flatMap(({ operations = [] }) => operations),
  ...systemOperations,
];
const whole = { definitions, contentSecurityPolicy, operations };

export const openApiText = (): string => infra.openApiText(operations);
export const nginxText = (): string => infra.nginxText(whole);

export const documents = (): Readonly<Record<string, string>> => infra.documents(whole);

export const writeDocuments = (): void => infra.writeDocuments(whole);
