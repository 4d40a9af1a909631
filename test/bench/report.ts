import type { Machine } from './machine.ts';
import { isMet, type Line, type Measured, type Spread } from './measure.ts';
import { pragmaNames, type Pragmas } from './durability.ts';
import type { Settings } from './settings.ts';

/** Everything of one run. */
export interface Run {
  readonly machine: Machine;
  readonly settings: Settings;
  readonly began: Date;
  readonly seconds: number;
  readonly measured: readonly Measured[];
}

const headings = ['Measure', 'Laurel', 'Baseline', 'Its figure', 'Ratio', 'Goal', ''];
/** What must be equal for appends to be equally durable; the rest is only tuning. */
const decisive = ['journal_mode', 'synchronous'];

/** The lines as a table for the terminal. */
export function terminalTable(lines: readonly Line[]): string {
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

/** The settings that each side's connection told of itself, one line a side; ends with whether they are equally durable. */
export function durabilityText(durability: Readonly<Record<string, Pragmas>>): string {
  const lines = Object.entries(durability).map(
    ([side, pragmas]) => `${side}: ${pragmaNames.map((name) => `${name}=${pragmas[name]}`).join(' ')}`,
  );
  return [...lines, areEqual(durability) ? 'Durability is equal.' : 'DURABILITY IS NOT EQUAL: the figures cannot be compared.'].join('\n');
}

/** Whether every side brings a commit to the disk before it answers, in the same way. */
export function areEqual(durability: Readonly<Record<string, Pragmas>>): boolean {
  return new Set(Object.values(durability).map((pragmas) => decisive.map((name) => pragmas[name]).join())).size <= 1;
}

export function durabilityOf(measured: readonly Measured[]): Readonly<Record<string, Pragmas>> {
  return Object.assign({}, ...measured.map(({ durability }) => durability)) as Record<string, Pragmas>;
}

/** `docs/benchmarks.md`. */
export function document({ machine, settings, began, seconds, measured }: Run): string {
  const lines = measured.flatMap((one) => one.lines);
  const durability = durabilityOf(measured);
  const goals = lines.filter(({ goal }) => goal !== undefined);
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
| One flush of 4 kB to the disk | ${machine.flushMs.toFixed(2)} ms |
| Cores | ${machine.cores} |
| Load before | ${machine.loadBefore.toFixed(1)}${machine.loadBefore > 1 ? ' (the machine was busy with something else: measure again)' : ''} |

## Results

${markdown([headings, ...lines.map(cells)])}

Each figure is the middle of the rounds, with the least and the most behind it; each ratio is the middle of the rounds' own ratios (ours by theirs).
In every round ours and the baselines run one after the other, each in a process of its own.

${remarks(lines)}
## Durability

Read back from the connections that wrote, after the run. ${areEqual(durability) ? 'Every side answers after the commit is on the disk, in the same way.' : '**Not equal: the figures cannot be compared.**'}

${markdown([['Side', ...pragmaNames], ...Object.entries(durability).map(([side, pragmas]) => [side, ...pragmaNames.map((name) => String(pragmas[name]))])])}

\`synchronous\` 2 is FULL. \`fullfsync\` matters on macOS only. The other settings are tuning; every baseline but Emmett as it comes has ours.

${method}`;
}

const method = `## What is measured

- **Command**: a branch files its plan (\`FilePlan\`, about 1 kB), on 1,024 branches in turn. Its event is what appends store: the same JSON on every side.
- **Durable appends**: closed loops of 1 and 64 writers, each to streams of its own. Ours checks the expected version and the command id, keeps streams,
  versions and positions, and refuses change by triggers; the bare loop inserts a row and does nothing else.
- **Emmett**: its npm release, with the expected version too. On one connection, appends that are under way together share a transaction, and all but the last
  are answered before it commits; so a careful user lets one follow the other, and that is what is compared. As it comes, it opens a connection for each append,
  and 64 at once fail with SQLITE_BUSY; they are tried again until they succeed.
- **Commands over HTTP**: the real server, six services in one process: session and policy checks, schema validation, facts, decision, durable log, access log,
  all views, and the relay, by which two other services keep and fold the event too. 64 clients with a connection each, in a second process. The baseline
  is a Nest route on Fastify, of the same versions, that inserts the body in a transaction of its own and does nothing else. The variant with one
  transaction for an event-loop turn shows what of the difference is group commit.
- **Commit to view**: in the same city, from the answer to a command until all views of its service have seen it. The baseline is one row, merged and written.
- **Rebuild**: a new version of the view \`participation\` is started on a log of which it hears nearly every event; the table is built beside the old one.
- **Cost of a command**: the service application with all its views and workers, one command after the other, in turns on both logs, 25 at a time.
`;

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
  const said = lines.flatMap(({ measure, baseline, remark }) => (remark === undefined ? [] : [`- ${measure}, ${baseline}: ${remark}.`]));
  return said.length === 0 ? '' : `Remarks:\n\n${said.join('\n')}\n`;
}

function markdown([first = [], ...rest]: readonly (readonly string[])[]): string {
  const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  return [row(first), `|${first.map(() => '---').join('|')}|`, ...rest.map(row)].join('\n');
}
