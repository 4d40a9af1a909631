import { type AggregateContract, aggregates, type CommandContract } from '@laurel/contracts';
import { publicCommands } from './commands.controller.ts';
import { type Json, jsonSchema } from './openapi.schemas.ts';

/** The body of a command as the document has it. */
export interface Body {
  readonly schema: Json;
  /** The command's own example, where the one that stands in a named schema is another's. */
  readonly example?: Json;
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
 * its fields (`ReasonBody`), and the example that most of them give.
 */
export function commandBodies(): ReadonlyMap<string, Body> {
  const asked = aggregates.flatMap(bodiesOf);
  const alike = largestFirst(asked, ({ fields }) => fields);
  const names = new Set<string>();
  return new Map(
    alike.flatMap((bodies) => {
      const name = nameByFields(bodies[0]!.fields);
      if (bodies.length === 1 || names.has(name)) return bodies.map(withExample);
      names.add(name);
      const [most = []] = largestFirst(bodies, ({ example }) => example);
      const [[, { schema }]] = most.map(withExample) as [readonly [string, Body]];
      return bodies.map((body): readonly [string, Body] => [
        body.command,
        most.includes(body)
          ? { schema, name, isCommon: most.length >= commonLeast }
          : { schema, name, example: body.example },
      ]);
    }),
  );
}

/** The bodies in groups of those with the same content, the largest group first. */
function largestFirst(bodies: readonly Asked[], content: (body: Asked) => Json): Asked[][] {
  const groups = Map.groupBy(bodies, (body) => JSON.stringify(content(body)));
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

type Asked = { readonly command: string; readonly fields: Json; readonly example: Json };

const withExample = ({ command, fields, example }: Asked): readonly [string, Body] => [
  command,
  { schema: { ...fields, ...example } },
];

function bodiesOf(aggregate: AggregateContract): Asked[] {
  return publicCommands(aggregate).flatMap((name) => {
    const command = aggregate.commands[name]!;
    if (Object.keys(command.body.shape).length === 0) return [];
    return [{ command: name, fields: jsonSchema(command.body), example: exampleOf(command) }];
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
