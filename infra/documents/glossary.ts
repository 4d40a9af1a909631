import { type AggregateContract, aggregates, events, roles, type Words } from '@laurel/contracts';
import { marked, table } from './marked.ts';

export const glossaryFile = 'docs/handbook/glossary.md';

/** The glossary with the words that contracts give to aggregates, states, commands, events and roles. */
export function glossaryText(page: string): string {
  return marked(page, 'words', () =>
    [
      section('Roles', entries(roles)),
      ...aggregates.map(ofAggregate),
      section('All aggregates', entries(shared)),
    ].join('\n\n'),
  );
}

type Named = readonly [name: string, words: Words];

const entries = (named: Readonly<Record<string, { readonly words: Words } | Words>>): Named[] =>
  Object.entries(named).map(([name, one]) => [name, 'words' in one ? one.words : one]);
const own = new Set(aggregates.flatMap((contract) => Object.keys(contract.events)));
const shared = Object.fromEntries(Object.entries(events).filter(([type]) => !own.has(type)));

function ofAggregate({
  name,
  words,
  states,
  parts,
  commands,
  events: said,
  readModels,
}: AggregateContract): string {
  const rows: (readonly [kind: string, named: readonly Named[]])[] = [
    ['state', entries(states)],
    ['part', parts ? [[parts.id, parts.words]] : []],
    ['state of a part', parts ? entries(parts.states) : []],
    ['command', entries(commands)],
    ['event', entries(said)],
    ['read model', entries(readModels)],
  ];
  const lines = rows.flatMap(([kind, named]) =>
    named.map(([key, { zh, en }]) => [`\`${key}\``, zh, en, kind]),
  );
  return `### ${name}: ${words.zh} / ${words.en}\n\n${table(['Name', '中文', 'English', 'Kind'], lines)}`;
}

function section(title: string, named: readonly Named[]): string {
  return `### ${title}\n\n${table(
    ['Name', '中文', 'English'],
    named.map(([name, { zh, en }]) => [`\`${name}\``, zh, en]),
  )}`;
}
