// The command `laurel` explains itself in both languages, at once, and says what is wrong with a command line
// and how to mend it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { CommandLine } from '@laurel/platform/command-line';
import { laurel, laurelCommandLine } from './laurel.ts';

async function run(...parameters: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  };
  return { code: await laurel(parameters, io), out, err };
}

/** A line in Chinese, below it a sentence in English. */
const bothLanguages = /^[^\n]*[一-鿿][^\n]*\n[A-Z][^\n]*[A-Za-z0-9)]\.$/;

interface Named {
  readonly words: readonly string[];
  readonly command: CommandLine;
}
function withSubcommands(command: CommandLine, words: readonly string[] = []): Named[] {
  const subcommands = command.commands as readonly CommandLine[];
  return [
    { words, command },
    ...subcommands.flatMap((each) => withSubcommands(each, [...words, each.name()])),
  ];
}
const silent = { write: () => true };
const commands = withSubcommands(laurelCommandLine({ stdout: silent, stderr: silent })).map(
  ({ words, command }) => [['laurel', ...words].join(' '), words, command] as const,
);

describe.each(commands)('%s --help', (_, words, command) => {
  it('explains the command, every argument and every option in both languages', () => {
    const options = command.createHelp().visibleOptions(command);
    const explained = [...command.registeredArguments, ...options].map(({ description }) => description);
    expect(explained.length).toBeGreaterThan(0);
    for (const text of [command.description(), ...explained]) expect(text).toMatch(bothLanguages);
  });
  it('is shown on standard output', async () => {
    const { code, out, err } = await run(...words, '--help');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`用法 Usage: ${['laurel', ...words].join(' ')}`);
    for (const { long } of command.options) expect(out).toContain(long);
  });
  it('is the remedy for an option that the command does not have', async () => {
    const { code, err } = await run(...words, '--no-such-option');
    expect(code).toBe(2);
    expect(err).toMatch(/没有选项 --no-such-option \/ unknown option '--no-such-option'/);
    expect(err).toContain(`用法见 usage: ${['laurel', ...words].join(' ')} --help`);
  });
});

describe('A command line that is wrong', () => {
  it.each([
    ['a command that there is not', ['dance'], /没有命令 dance \/ unknown command 'dance'/],
    [
      'an argument that is missing',
      ['audit', 'explain'],
      /缺少参数 branch \/ missing required argument 'branch'/,
    ],
    ['too many arguments', ['audit', 'check', 'more'], /参数过多 \/ too many arguments/],
    [
      'an option without its value',
      ['demo', '--seed'],
      /选项 --seed <number> 缺少值 \/ option '--seed <number>' argument missing/,
    ],
    [
      'a value that cannot be',
      ['start', '--port', 'none'],
      /--port <number> 应为不小于 0 的整数 \/ .*must be a whole number from 0: none/,
    ],
    ['a name that is nearly right', ['demo', '--sed', '1'], /Did you mean --seed\?/],
  ])('is told of %s, in both languages', async (_, parameters, told) => {
    const { code, out, err } = await run(...parameters);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(told);
  });
  it.each([[[]], [['audit']]])('is shown the help when it names no command: %j', async (parameters) => {
    const { code, out, err } = await run(...parameters);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('命令 Commands:');
  });
});

describe('The program', () => {
  const loader = new URL('../../../infra/typescript.mjs', import.meta.url).href;
  const program = fileURLToPath(new URL('cli.ts', import.meta.url));
  const recorder = `data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from 'node:module';
    const packages = new Set();
    registerHooks({
      load(url, context, next) {
        const [, name] = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url) ?? [];
        if (name) packages.add(name);
        return next(url, context);
      },
    });
    process.on('exit', () => process.stderr.write(JSON.stringify([...packages])));
  `)}`;

  /** Runs `laurel` in a process of its own and reports which packages it loaded. */
  function packagesOf(...parameters: string[]): { status: number | null; packages: readonly string[] } {
    const line = ['--import', loader, '--import', recorder, program, ...parameters];
    const { status, stderr } = spawnSync(process.execPath, line, {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    return { status, packages: JSON.parse(stderr.slice(stderr.lastIndexOf('['))) as string[] };
  }

  it.each([[['--help']], [['demo', '--help']], [['audit', 'replay', '--help']], [['help', 'start']]])(
    'loads commander and no other package for %j',
    (parameters) => {
      expect(packagesOf(...parameters)).toEqual({ status: 0, packages: ['commander'] });
    },
  );
  it('loads Nest for a command that works', () => {
    const { status, packages } = packagesOf('audit', 'check', '--data', '/nowhere');
    expect(status).toBe(1);
    expect(packages).toContain('@nestjs/common');
  });
});
