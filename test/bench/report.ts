import type { Told } from './durability.ts';
import type { Machine } from './machine.ts';
import { isMet, type Line, type Measured, type Spread } from './measure.ts';
import { clusterMethod, embeddedMethod } from './method.ts';
import type { Settings } from './settings.ts';

/** What was measured on Kafka and MongoDB, or why nothing was. */
export type ClusterPart =
  { readonly servers: string; readonly measured: readonly Measured[] } | { readonly skipped: string };

/** Everything of one run. */
export interface Run {
  readonly machine: Machine;
  readonly settings: Settings;
  readonly began: Date;
  readonly seconds: number;
  readonly embedded: readonly Measured[];
  /** Absent when it was not asked for. */
  readonly cluster: ClusterPart | undefined;
}

const headings = ['Measure', 'Laurel', 'Baseline', 'Its figure', 'Ratio', 'Goal', ''];
/** What must be equal for sides to be equally durable; the rest is only tuning. */
const decisive = ['journal_mode', 'synchronous', 'w', 'j', 'flush.messages', 'min.insync.replicas'];

type Durability = Readonly<Record<string, Told>>;

/** Everything for the terminal. */
export function terminalText({ embedded, cluster }: Run): string {
  const parts = [embedded, cluster && 'measured' in cluster ? cluster.measured : []].filter(
    ({ length }) => length > 0,
  );
  const texts = parts.map(
    (measured) =>
      `${terminalTable(linesOf(measured))}\n\n${groupsOf(measured).map(durabilityText).join('\n')}\n`,
  );
  const skipped =
    cluster && 'skipped' in cluster ? [`THE CLUSTER PART WAS SKIPPED: ${cluster.skipped}\n`] : [];
  return [...texts, ...skipped].join('\n');
}

function terminalTable(lines: readonly Line[]): string {
  const rows = [headings, ...lines.map(cells)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * The settings that each side's connection told of itself, one line a side; ends with whether they are
 * equally durable.
 */
function durabilityText(durability: Durability): string {
  const told = (one: Told) =>
    Object.entries(one)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ');
  const lines = Object.entries(durability).map(([side, one]) => `${side}: ${told(one)}`);
  return [
    ...lines,
    areEqual(durability)
      ? 'Durability is equal.'
      : 'DURABILITY IS NOT EQUAL: the figures cannot be compared.',
  ].join('\n');
}

/** Whether every side brings a commit to the disk before it answers, in the same way. */
function areEqual(durability: Durability): boolean {
  return new Set(Object.values(durability).map((one) => decisive.map((name) => one[name]).join())).size <= 1;
}

/** What sides told, those together that told of the same settings. */
function groupsOf(measured: readonly Measured[]): Durability[] {
  const sides = Object.entries(
    Object.assign({}, ...measured.map(({ durability }) => durability)) as Durability,
  );
  const groups = Map.groupBy(sides, ([, told]) => Object.keys(told).join());
  return [...groups.values()].map((group) => Object.fromEntries(group));
}

function linesOf(measured: readonly Measured[]): Line[] {
  return measured.flatMap(({ lines }) => lines);
}

/** `docs/benchmarks.md`. */
export function document({ machine, settings, began, seconds, embedded, cluster }: Run): string {
  const onCluster = cluster && 'measured' in cluster ? cluster.measured : [];
  const goals = linesOf([...embedded, ...onCluster]).filter(({ goal }) => goal !== undefined);
  const met = goals.filter((one) => isMet(one) === true);
  return `# Benchmarks

Written by \`npm run bench\` (test/bench); do not edit. Run it on your own machine: ratios travel, absolute figures do not.

${began.toISOString().slice(0, 16).replace('T', ' ')} UTC, ${Math.round(seconds)} s, ${settings.rounds} rounds. Goals met: ${met.length} of ${goals.length}.

| | |
|---|---|
| Processor | ${machine.processor} |
| Memory | ${machine.memory} |
| System | ${machine.system} |
| Versions | ${machine.versions} |
${cluster && 'servers' in cluster ? `| Servers of the cluster | ${cluster.servers} |\n` : ''}\
| One flush of 4 kB to the disk | ${machine.flushMs.toFixed(2)} ms |
| Cores | ${machine.cores} |
| Load before | ${machine.loadBefore.toFixed(1)}${machine.loadBefore > 1 ? ' (the machine was busy with something else: measure again)' : ''} |

Each figure is the middle of the rounds, with the least and the most behind it; each ratio is the middle of the rounds' own ratios (ours by theirs).
In every round ours and the baselines run one after the other, each in a process of its own.

## Embedded

${part(embedded, embeddedMethod)}
## Cluster

${cluster && 'skipped' in cluster ? `**Not measured**: no engines were to be had.\n\n\`\`\`\n${cluster.skipped}\n\`\`\`\n` : part(onCluster, clusterMethod)}`;
}

function part(measured: readonly Measured[], method: string): string {
  const lines = linesOf(measured);
  return `${markdown([headings, ...lines.map(cells)])}

${remarks(lines)}
### Durability

Read back from those that wrote, after the run.

${groupsOf(measured).map(durabilityTable).join('\n\n')}

### What is measured

${method}`;
}

function durabilityTable(durability: Durability): string {
  const names = [...new Set(Object.values(durability).flatMap((told) => Object.keys(told)))];
  const rows = Object.entries(durability).map(([side, told]) => [
    side,
    ...names.map((name) => String(told[name] ?? '')),
  ]);
  const judged = areEqual(durability)
    ? 'Every side answers after the commit is durable, in the same way.'
    : '**Not equal: the figures cannot be compared.**';
  return `${markdown([['Side', ...names], ...rows])}\n\n${judged}`;
}

function cells({ measure, unit, ours, baseline, theirs, ratio, goal, ...rest }: Line): string[] {
  const line = { measure, unit, ours, baseline, theirs, ratio, goal, ...rest } as Line;
  const met = isMet(line);
  return [
    measure,
    spread(ours, unit),
    baseline,
    'notMeasured' in theirs ? `NOT MEASURED: ${theirs.notMeasured}` : spread(theirs, unit),
    ratio === undefined ? '' : `${ratio.toFixed(2)}×`,
    goalText(line),
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ];
}

function goalText({ goal, unit }: Line): string {
  if (!goal) return '';
  const suffix = goal.of === 'ratio' ? '×' : ` ${unit}`;
  return goal.least !== undefined ? `≥ ${goal.least}${suffix}` : `≤ ${goal.most}${suffix}`;
}

function spread({ median, least, most }: Spread, unit: string): string {
  return `${figure(median)} ${unit} (${figure(least)}–${figure(most)})`;
}

/** Three digits that count, as people write them. */
function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(value >= 0.1 ? 2 : 3);
}

function remarks(lines: readonly Line[]): string {
  const said = lines.flatMap(({ measure, baseline, remark }) =>
    remark === undefined ? [] : [`- ${measure}, ${baseline}: ${remark}.`],
  );
  return said.length === 0 ? '' : `Remarks:\n\n${said.join('\n')}\n`;
}

function markdown([first = [], ...rest]: readonly (readonly string[])[]): string {
  const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  return [row(first), `|${first.map(() => '---').join('|')}|`, ...rest.map(row)].join('\n');
}
