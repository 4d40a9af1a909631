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
  /**
   * True if so many commands of one person take it that the whole body has a name, and not its schema alone.
   */
  readonly isCommon?: boolean;
}

/**
 * The bodies of all commands that take something, by command. One that several commands take has a name, for
 * its fields (`ReasonBody`), and the example that most of them give.
 */
export function commandBodies(): ReadonlyMap<string, Body> {
  const asked = aggregates.flatMap(bodiesOf);
  const names = new Set<string>();
  return new Map(
    largestFirst(asked, ({ fields }) => fields).flatMap((bodies) => {
      const name = namesFor(bodies[0]!.fields).find((each) => !names.has(each));
      const isNamed = bodies.length > 1 && name !== undefined;
      if (isNamed) names.add(name);
      const isCommon = bodies.filter(({ isPair }) => !isPair).length >= commonLeast;
      const [[most] = []] = largestFirst(bodies, ({ example }) => example);
      return bodies.map(({ command, fields, example }): readonly [string, Body] => [
        command,
        isNamed
          ? { schema: { ...fields, ...most!.example }, name, isCommon }
          : { schema: { ...fields, ...example } },
      ]);
    }),
  );
}

/** The bodies in groups of those with the same content, the largest group first. */
function largestFirst(bodies: readonly Asked[], content: (body: Asked) => Json): Asked[][] {
  const groups = Map.groupBy(bodies, (body) => JSON.stringify(content(body)));
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

interface Asked {
  readonly command: string;
  readonly isPair: boolean;
  readonly fields: Json;
  readonly example: Json;
}

function bodiesOf(aggregate: AggregateContract): Asked[] {
  return publicCommands(aggregate).flatMap((name) => {
    const command = aggregate.commands[name]!;
    if (Object.keys(command.body.shape).length === 0) return [];
    const isPair = command.may.pair !== undefined;
    return [{ command: name, isPair, fields: jsonSchema(command.body), example: exampleOf(command) }];
  });
}

const commonLeast = 3;
const exampleCharacters = 1_500;

const isHash = (item: unknown) => typeof item === 'string' && /^[0-9a-f]{64}$/.test(item);

/**
 * The command's sample, its lists shortened where the body allows it, unless it is as long as a rule pack or
 * has hashes: there the schema says enough.
 */
function exampleOf({ sample, body }: CommandContract): Json {
  if (JSON.stringify(sample).length > exampleCharacters || Object.values(sample).some(isHash)) return {};
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

/** By its fields; where another body has the same fields with other values, by its values. */
function namesFor({ properties }: Json): readonly string[] {
  const fields = Object.entries(properties as Readonly<Record<string, Json>>);
  const byValue = fields.map(([name, { $ref }]) =>
    typeof $ref === 'string' ? $ref.split('/').at(-1)! : name,
  );
  return [fields.map(([name]) => name), byValue].map((parts) => `${parts.map(upper).join('')}Body`);
}

const upper = (text: string) => text[0]!.toUpperCase() + text.slice(1);
