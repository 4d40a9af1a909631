import { type AggregateContract, aggregates, type CommandContract } from '@laurel/contracts';
import { publicCommands } from './commands.controller.ts';
import { type Json, jsonSchema } from './openapi.schemas.ts';

/** The body of a command as the document has it. */
export interface Body {
  readonly schema: Json;
  /**
   * The name of a body that several commands take. What only one takes stands in its operation, whose name it
   * has in clients anyway.
   */
  readonly name?: string;
  /** True if so many commands take it that the whole body has a name, and not its schema alone. */
  readonly isCommon?: boolean;
}

/**
 * The bodies of all commands that take something, by command. One that several commands take has a name, for
 * its fields (`ReasonBody`).
 */
export function commandBodies(): ReadonlyMap<string, Body> {
  const asked = aggregates.flatMap(bodiesOf);
  const alike = Map.groupBy(asked, ({ schema }) => JSON.stringify(schema));
  const shared = new Map<string, string>();
  for (const [content, [{ schema }, ...others]] of alike as Map<string, [Asked, ...Asked[]]>) {
    const name = nameByFields(schema);
    if (others.length > 0 && ![...shared.values()].includes(name)) shared.set(content, name);
  }
  return new Map(
    asked.map(({ command, schema }) => {
      const content = JSON.stringify(schema);
      const name = shared.get(content);
      if (name === undefined) return [command, { schema }];
      return [command, { schema, name, isCommon: alike.get(content)!.length >= commonLeast }];
    }),
  );
}

type Asked = { readonly command: string; readonly schema: Json };

function bodiesOf(aggregate: AggregateContract): Asked[] {
  return publicCommands(aggregate).flatMap((name) => {
    const command = aggregate.commands[name]!;
    if (Object.keys(command.body.shape).length === 0) return [];
    return [{ command: name, schema: { ...jsonSchema(command.body), ...exampleOf(command) } }];
  });
}

const commonLeast = 3;
const exampleCharacters = 1_500;

/**
 * The command's sample, its lists shortened where the body allows it, unless it is as long as a rule pack:
 * that one's schema says enough.
 */
function exampleOf({ sample, body }: CommandContract): Json {
  if (JSON.stringify(sample).length > exampleCharacters) return {};
  const short = shortened(sample);
  return { examples: [body.safeParse(short).success ? short : sample] };
}

/** An example shows one object of a list, or two plain items: the others look alike. */
function shortened(sample: object): unknown {
  const shown = (list: readonly unknown[]) => list.slice(0, typeof list[0] === 'object' ? 1 : 2);
  return JSON.parse(
    JSON.stringify(sample, (_key, value: unknown) => (Array.isArray(value) ? shown(value) : value)),
  );
}

function nameByFields({ properties }: Json): string {
  return `${Object.keys(properties as Json)
    .map(upper)
    .join('')}Body`;
}

const upper = (text: string) => text[0]!.toUpperCase() + text.slice(1);
