import { Command, CommanderError, Option } from 'commander';

/**
 * The `laurel` command line: commander with help and complaints in Chinese and English. Loads nothing of a
 * service.
 */

export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** A command line that cannot be run. It ends with exit code 2 and names the remedy. */
export class WrongUsage extends Error {
  constructor({ zh, en }: BothLanguages) {
    super(`${zh} / ${en}`);
  }
}

/** Reads the text of an option. Undefined is a wrong value; the sentences then say which value is right. */
export interface OptionValue extends BothLanguages {
  read(text: string): string | number | undefined;
}

export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): OptionValue {
  const isLimited = most < Number.MAX_SAFE_INTEGER;
  return {
    zh: isLimited ? `应为 ${least} 至 ${most} 的整数` : `应为不小于 ${least} 的整数`,
    en: `must be a whole number from ${least}${isLimited ? ` to ${most}` : ''}`,
    read: (text) =>
      /^\d+$/.test(text) && Number(text) <= most && Number(text) >= least ? Number(text) : undefined,
  };
}

export function oneOf(...values: readonly string[]): OptionValue {
  return {
    zh: `应为 ${values.join(' 或 ')}`,
    en: `must be ${values.join(' or ')}`,
    read: (text) => (values.includes(text) ? text : undefined),
  };
}

export interface OptionSettings {
  readonly default?: string | number;
  readonly value?: OptionValue;
}

/**
 * The streams to which a command writes: answers go to standard output, everything else to standard error.
 */
export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** A command whose help is in both languages. Subcommands made with `command` take over its settings. */
export class CommandLine extends Command {
  #exitCode = 0;

  override createCommand(name: string): CommandLine {
    return new CommandLine(name);
  }

  describe(zh: string, en: string): this {
    return this.description(inBoth(zh, en));
  }

  takesArgument(argument: string, zh: string, en: string): this {
    return this.argument(argument, inBoth(zh, en));
  }

  takesOption(flags: string, zh: string, en: string, { default: usual, value }: OptionSettings = {}): this {
    const option = new Option(flags, inBoth(zh, en)).default(usual);
    if (value) option.argParser((text: string) => valueOf(flags, value, text));
    return this.addOption(option);
  }

  /**
   * Sets the work of the command. A number as the result is the exit code. Heavy modules are imported inside,
   * so that help does not load them.
   */
  handle<Options extends object>(
    work: (options: Options, ...words: string[]) => Promise<number | void>,
  ): this {
    return this.action(async () => {
      this.#root.#exitCode = (await work(this.opts<Options>(), ...this.args)) ?? 0;
    });
  }

  /**
   * Commander calls this with every fault that it finds in a command line. Throws the fault in both languages
   * with the remedy.
   */
  override error(message: string, { code = '' }: { readonly code?: string } = {}): never {
    const english = message.replace(/^error: /, '').replaceAll('\n', ' ');
    const [, subject = ''] = /'([^']+)'/.exec(english) ?? [];
    const chinese = complaints[code]?.(subject) ?? '用法有误';
    throw new WrongUsage({ zh: chinese, en: `${english}\n用法见 usage: ${this.#path} --help` });
  }

  /** Runs the command line and resolves to the exit code: 0 is well, 1 a failure, 2 wrong usage. */
  async run(parameters: readonly string[], stderr: Streams['stderr']): Promise<number> {
    try {
      await this.parseAsync([...parameters], { from: 'user' });
      return this.#exitCode;
    } catch (error) {
      // Commander ends so after help: asked for, or shown because no command was given.
      if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
      stderr.write(`${textOf(error)}\n`);
      return error instanceof WrongUsage ? 2 : 1;
    }
  }

  get #root(): CommandLine {
    return this.parent instanceof CommandLine ? this.parent.#root : this;
  }

  get #path(): string {
    return this.parent instanceof CommandLine ? `${this.parent.#path} ${this.name()}` : this.name();
  }
}

/** Resolves when the process is asked to end. */
export async function askedToStop(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Adds the options of every command that serves HTTP: `--port` and `--host`. */
export function withAddress(command: CommandLine): CommandLine {
  return command
    .takesOption('--port <number>', '端口，0 为任意空闲端口', 'The port; 0 is any free one.', {
      default: 3000,
      value: wholeNumber(0),
    })
    .takesOption('--host <address>', '监听地址', 'The address to listen on.', { default: '127.0.0.1' });
}

/** The root of a command line. */
export function commandLine(name: string, { stdout, stderr }: Streams): CommandLine {
  return new CommandLine(name)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined ? description : `${description}\n（默认 default: ${defaultValue}）`,
    })
    .helpOption('-h, --help', inBoth('显示用法', 'Shows the usage.'))
    .helpCommand('help [command]', inBoth('显示一个命令的用法', 'Shows the usage of a command.'));
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法 Usage:',
  'Arguments:': '参数 Arguments:',
  'Options:': '选项 Options:',
  'Commands:': '命令 Commands:',
};

const complaints: Readonly<Record<string, (subject: string) => string>> = {
  'commander.unknownOption': (option) => `没有选项 ${option}`,
  'commander.unknownCommand': (command) => `没有命令 ${command}`,
  'commander.missingArgument': (argument) => `缺少参数 ${argument}`,
  'commander.optionMissingArgument': (option) => `选项 ${option} 缺少值`,
  'commander.excessArguments': () => '参数过多',
};

function inBoth(zh: string, en: string): string {
  return `${zh}\n${en}`;
}

function valueOf(flags: string, { read, zh, en }: OptionValue, text: string): string | number {
  const value = read(text);
  if (value === undefined) throw new WrongUsage({ zh: `${flags} ${zh}`, en: `${flags} ${en}: ${text}` });
  return value;
}

function textOf(error: unknown): string {
  if (!Error.isError(error)) return String(error);
  return process.env['LAUREL_STACK'] ? (error.stack ?? error.message) : error.message;
}
