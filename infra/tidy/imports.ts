import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Counts } from './ratchet.ts';

const own = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs the command of a package on a tree. Both tools end with a code above 0 when they find something, so
 * only their output counts.
 */
function run(root: string, packageName: string, command: string, ...parameters: string[]): unknown {
  const manifest = join(own, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Record<string, string> };
  const line = [join(dirname(manifest), bin[command]!), ...parameters];
  try {
    return JSON.parse(
      execFileSync(process.execPath, line, { cwd: root, encoding: 'utf8', maxBuffer: 1e9, stdio: 'pipe' }),
    );
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    if (stdout?.trim().startsWith('{')) return JSON.parse(stdout);
    throw new Error(`${command} failed: ${stderr || stdout || String(error)}`, { cause: error });
  }
}

/** Every file that takes part in a cycle of imports. */
export function cycles(root: string): Counts {
  const folders = ['dashboard/src', 'infra', 'libs', 'services', 'test'].filter((folder) =>
    existsSync(join(root, folder)),
  );
  const { summary } = run(root, 'dependency-cruiser', 'depcruise', '--output-type', 'json', ...folders) as {
    summary: { violations: { from: string; cycle: { name: string }[] }[] };
  };
  const files = summary.violations.flatMap(({ from, cycle }) => [from, ...cycle.map(({ name }) => name)]);
  return Object.fromEntries(files.sort().map((file) => [file, 1]));
}

/** Every file, export, package and binary that is there for nothing, or is used and not declared. */
export function unused(root: string): Counts {
  const { issues } = run(root, 'knip', 'knip', '--reporter', 'json', '--no-progress') as {
    issues: ({ file: string } & Record<string, { name: string }[]>)[];
  };
  const keys = issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, found]) =>
      found.map(({ name }) => (kind === 'files' ? `${file} (file)` : `${file} (${kind}): ${name}`)),
    ),
  );
  return Object.fromEntries(keys.sort().map((key) => [key, 1]));
}
