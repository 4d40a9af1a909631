// The OpenAPI document carries the clients of others: the types generated from it compile with a small
// client, and that client nominates in a city.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openApiFile } from '@laurel/infra/documents';
import openapiTypes, { astToString } from 'openapi-typescript';
import typescript from 'typescript';
import { organisation, pack } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';

/** A whole city is served, and a compiler runs beside it; a busy machine takes its time. */
jest.setTimeout(120_000);

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const clientFile = fileOf('nominate.ts');
const clientText = readFileSync(clientFile, 'utf8');
const { options } = typescript.getParsedCommandLineOfConfigFile(
  fileOf('../../tsconfig.base.json'),
  {},
  { ...typescript.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
)!;

/**
 * The findings of the repository's TypeScript in each client, with the generated types beside it and nothing
 * written.
 */
function findingsIn<Name extends string>(clients: Record<Name, string>, types: string): Record<Name, string> {
  const files = Object.entries<string>(clients).map(([name, text]) => ({
    name,
    file: fileOf(`${name}.ts`),
    text,
  }));
  const texts = new Map([
    [fileOf('openapi.ts'), types],
    ...files.map(({ file, text }) => [file, text] as const),
  ]);
  const host = typescript.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  const found = typescript.getPreEmitDiagnostics(
    typescript.createProgram(
      files.map(({ file }) => file),
      options,
      host,
    ),
  );
  const messagesIn = (file: string) =>
    found
      .filter(
        (finding) =>
          finding.file === undefined ||
          finding.file.fileName === file ||
          finding.file.fileName === fileOf('openapi.ts'),
      )
      .map(({ messageText }) => typescript.flattenDiagnosticMessageText(messageText, '\n'));
  return Object.fromEntries(files.map(({ name, file }) => [name, messagesIn(file).join('\n')])) as Record<
    Name,
    string
  >;
}

const without = (sound: string, faulty: string) => clientText.replaceAll(sound, faulty);
const clients = {
  sound: clientText,
  lacksField: without("{ minutesNumber: '东公党5号' }", '{}'),
  readsUnknownField: without('drafted.rulePackHash', 'drafted.rulePackDigest'),
  asksUnknownPath: without('/seal-recommendation', '/seal-list'),
  lacksKey: without("'Idempotency-Key': randomUUID(), ", ''),
};

/** The function of the client that the test runs. */
type Nominate = (
  asked: unknown,
) => Promise<{ list: object; sealedIds: string[]; draftIds: string[]; refusal: object }>;

let types: string;
let city: TestCity;

beforeAll(async () => {
  types = astToString(await openapiTypes(readFileSync(openApiFile, 'utf8')));
  city = await TestCity.open();
});

afterAll(async () => await city?.close());

describe('A client generated from the OpenAPI document', () => {
  it('compiles, and only as the document says', () => {
    expect(findingsIn(clients, types)).toEqual({
      sound: '',
      lacksField: expect.stringContaining("'minutesNumber' is missing"),
      readsUnknownField: expect.stringContaining("'rulePackDigest' does not exist"),
      asksUnknownPath: expect.stringContaining('/seal-list'),
      lacksKey: expect.stringContaining('\'"Idempotency-Key"\' is missing'),
    });
  });
  it('opens a campaign, has a list sealed by two officers and reads it back', async () => {
    const { nominate } = (await import(clientFile)) as { nominate: Nominate };
    const token = (account: keyof typeof city.as) => city.as[account].token;
    const nominated = await nominate({
      url: city.url,
      tokens: {
        operator: token('op-city'),
        committee: token('co-one'),
        officer: token('bo-b01-one'),
        otherOfficer: token('bo-b01-two'),
      },
      organisation,
      rulePack: pack,
      untilLists: () => city.until('2023-04-20T02:00:00.000Z'),
    });
    expect(nominated).toMatchObject({
      list: {
        id: 'r2023.b01',
        status: 'sealed',
        minutesNumber: '东公党5号',
        candidates: [{ branchId: 'b01.001' }, { branchId: 'b01.002' }],
      },
      sealedIds: ['r2023.b01'],
      draftIds: [],
      refusal: { status: 404, code: 'not_found' },
    });
  });
});
