import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { asyncApiDocument, type ServiceName } from '@laurel/contracts';
import type { Operation } from '@laurel/platform';
import { asyncApiFile, asyncApiText, writeAsyncApi } from './asyncapi.ts';
import { eventWordsFile, eventWordsText } from './dashboard.ts';
import { glossaryFile, glossaryText } from './glossary.ts';
import { processFile, processText } from './handbook.ts';
import { heardOf, hearingFile, hearingText } from './hearing.ts';
import { root } from './marked.ts';
import { nginxFile, nginxText, type WebServer } from './nginx.ts';
import { openApiFile, openApiText } from './openapi.ts';
import { missingGolden } from './samples.ts';
import { readmeOf, readmeText } from './services.ts';

export { asyncApiFile, asyncApiText, writeAsyncApi } from './asyncapi.ts';
export { marked } from './marked.ts';
export { nginxFile, nginxText } from './nginx.ts';
export { openApiFile, openApiText } from './openapi.ts';
export { missingGolden } from './samples.ts';

/** The services and endpoints that the generated documents are made of, beside the contracts. */
export interface Whole extends WebServer {
  /** The endpoints beside those that contracts make. */
  readonly operations: readonly Operation[];
}

/** Every document that is made and committed, as it would be made now, by its path in the repository. */
export function documents(whole: Whole): Readonly<Record<string, string>> {
  const { definitions, operations } = whole;
  const page = (file: string) => readFileSync(join(root, file), 'utf8');
  const readmes = definitions.map(
    (definition) => [readmeOf(definition), readmeText(page(readmeOf(definition)), definition)] as const,
  );
  return {
    ...missingGolden(root),
    [hearingFile]: hearingText(definitions),
    [eventWordsFile]: eventWordsText(),
    [relative(root, openApiFile)]: openApiText(operations),
    [relative(root, asyncApiFile)]: asyncApiText(eventsDocument(whole)),
    [relative(root, nginxFile)]: nginxText(whole),
    [processFile]: processText(page(processFile)),
    [glossaryFile]: glossaryText(page(glossaryFile)),
    ...Object.fromEntries(readmes),
  };
}

/**
 * Writes every document anew. Throws, and writes nothing, when the events would no longer be what was
 * promised.
 */
export function writeDocuments(whole: Whole): void {
  const made = documents(whole);
  writeAsyncApi(asyncApiFile, eventsDocument(whole));
  for (const [file, text] of Object.entries(made)) writeFileSync(join(root, file), text);
}

function eventsDocument({ definitions }: Whole): ReturnType<typeof asyncApiDocument> {
  const heard = Object.fromEntries(definitions.map((definition) => [definition.name, heardOf(definition)]));
  return asyncApiDocument(heard as Record<ServiceName, string[]>);
}
