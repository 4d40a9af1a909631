import {
  type AggregateContract,
  aggregates,
  type CommandContract,
  type EventContract,
  type Permission,
  type Role,
  type State,
} from '@laurel/contracts';
import { marked, table } from './marked.ts';

/**
 * The state machines of docs/handbook/process.md, made from the aggregates' contracts: a diagram and a table
 * of each.
 */

export const processFile = 'docs/handbook/process.md';

const short: Readonly<Record<Role, string>> = {
  operator: 'OP',
  bureauOfficer: 'BO',
  branchSecretary: 'BS',
  assessor: 'AS',
  expert: 'EX',
  committee: 'CM',
  discipline: 'DI',
  auditor: 'AU',
  systemAdministrator: 'SY',
  securityAdministrator: 'SE',
  auditAdministrator: 'AA',
};

/** The roles that may do a command, in the short names of the handbook. */
export function whoMay({ by, pair }: Permission): string {
  if (pair) return pair.map((role) => short[role]).join('+');
  if (by.length === Object.keys(short).length) return 'all';
  return by.length === 0 ? 'SYS' : by.map((role) => short[role]).join(', ');
}

export function processText(page: string): string {
  return marked(page, 'states', (name) => {
    const contract = aggregates.find((candidate) => candidate.name === name);
    if (!contract) throw new Error(`${processFile} has a place for ${name}, which is no aggregate`);
    return [
      machine(contract, whole(contract)),
      ...(contract.parts ? [partTitle(contract), machine(contract, parts(contract))] : []),
    ].join('\n\n');
  });
}

/** A state machine as a contract states it: of the aggregate as a whole, or of its parts. */
interface Machine {
  readonly states: Readonly<Record<string, State>>;
  /** The states in which a command may be done. */
  from(command: CommandContract): readonly string[];
  /** The states that an event may lead to. */
  to(event: EventContract): readonly string[];
  otherwise: boolean;
}

function whole({ states }: AggregateContract): Machine {
  const all = Object.keys(states);
  return {
    states,
    from: ({ in: listed }) => (listed === 'any' ? all : listed),
    to: ({ to }) => targets(to),
    otherwise: true,
  };
}

function parts({ parts: named }: AggregateContract): Machine {
  return {
    states: named?.states ?? {},
    from: ({ part }) => part ?? [],
    to: ({ part }) => targets(part),
    otherwise: false,
  };
}

function targets(move: string | { readonly oneOf: readonly string[] } | undefined): readonly string[] {
  return move === undefined ? [] : typeof move === 'string' ? [move] : move.oneOf;
}

const both = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${zh} / ${en}`;
const partTitle = ({ parts: named }: AggregateContract) =>
  `Each of the parts, told apart by \`${named!.id}\`: ${both(named!.words)}.`;

function machine(contract: AggregateContract, of: Machine): string {
  return `${diagram(contract, of)}\n\n${statesTable(contract, of)}`;
}

function diagram(contract: AggregateContract, of: Machine): string {
  const { commands, events } = contract;
  const moves = Object.values(commands).flatMap((command) =>
    command.says.flatMap((type) =>
      of.to(events[type]!).flatMap((to) => of.from(command).map((from) => ({ from, to, type }))),
    ),
  );
  const labels = new Map<string, Set<string>>();
  for (const { from, to, type } of moves.filter((move) => move.from !== move.to)) {
    const arrow = `${from} --> ${to}`;
    labels.set(arrow, (labels.get(arrow) ?? new Set()).add(type));
  }
  const names = Object.entries(of.states);
  const lines = [
    ...names.map(([name, words]) => `${name}: ${words.zh} ${words.en}`),
    ...(of.otherwise ? [`[*] --> ${names[0]![0]}`] : firstsOf(of, contract).map((name) => `[*] --> ${name}`)),
    ...[...labels].map(([arrow, types]) => `${arrow}: ${[...types].join(', ')}`),
    ...names.filter(([, state]) => 'ends' in state).map(([name]) => `${name} --> [*]`),
  ];
  return ['```mermaid', 'stateDiagram-v2', ...lines.map((line) => `  ${line}`), '```'].join('\n');
}

/** The states in which a part begins: those that events lead to which no command on a part says. */
function firstsOf(of: Machine, { commands, events }: AggregateContract): string[] {
  const beginning = Object.values(commands).filter(({ part }) => part === undefined);
  return [...new Set(beginning.flatMap(({ says }) => says.flatMap((type) => of.to(events[type]!))))];
}

function statesTable(contract: AggregateContract, of: Machine): string {
  const rows = Object.entries(of.states).map(([name, state]) => [
    `**${name}** ${both(state)}${'ends' in state ? '; ends' : ''}${'until' in state ? `; until \`${state.until}\`` : ''}`,
    Object.entries(contract.commands)
      .filter(([, command]) => of.from(command).includes(name))
      .map(([type, command]) =>
        commandLine(contract, of, type, command, 'awaits' in state && state.awaits.includes(type)),
      )
      .join('<br>'),
    Object.entries(contract.commands)
      .flatMap(([type, { otherwise }]) =>
        of.otherwise || !(name in contract.states) ? refusal(type, otherwise?.[name]) : [],
      )
      .join('<br>'),
  ]);
  return table(
    ['State', 'Command by → event → next (awaited in bold)', 'Refused otherwise than with `wrong_state`'],
    rows,
  );
}

function refusal(type: string, code: string | undefined): string[] {
  return code === undefined ? [] : [`${type} \`${code}\``];
}

function commandLine(
  { events }: AggregateContract,
  of: Machine,
  type: string,
  command: CommandContract,
  awaited: boolean,
): string {
  const said = command.says.map((event) => {
    const next = of.to(events[event]!);
    return next.length === 0 ? event : `${event} → ${next.join(' or ')}`;
  });
  const name = awaited ? `**${type}**` : type;
  return `${name} ${command.words.zh} ${whoMay(command.may)} → ${said.join(', ') || 'nothing'}`;
}
