import { parseArgs } from 'node:util';
import { checkCommand } from './check.command.ts';
import { explainCommand } from './explain.command.ts';
import { exportCommand } from './export.command.ts';
import { type AuditIo, type Language } from './io.ts';
import { replayCommand } from './replay.command.ts';

/** What every `laurel audit …` command is told. */
export interface AuditOptions {
  readonly data: string;
  readonly language: Language;
  readonly json: boolean;
  readonly out: string | undefined;
  readonly file: string | undefined;
  readonly campaign: string | undefined;
  /** What stands after the command's name. */
  readonly words: readonly string[];
}

const commands: Readonly<Record<string, (options: AuditOptions, io: AuditIo) => Promise<number>>> = {
  replay: replayCommand,
  export: exportCommand,
  check: checkCommand,
  explain: explainCommand,
};

const usage = `laurel audit replay  [--data data] [--json]
laurel audit export  [--data data] [--out record.ndjson]
laurel audit check   [--data data | --file record.ndjson] [--json]
laurel audit explain <branch> [--campaign r2023] [--data data] [--json]
  --language zh|en
`;

/**
 * `laurel audit …`: looks at a data directory beside the server that may be running on it; changes nothing. Says the exit code:
 * 0 all is well, 1 something does not hold, 2 the command was not understood.
 */
export async function auditCommand(parameters: readonly string[], io: AuditIo = process): Promise<number> {
  const read = options(parameters);
  const command = read && commands[read.name];
  if (!command) {
    io.stderr.write(`用法 usage:\n${usage}`);
    return 2;
  }
  return await command(read.options, io);
}

function options(parameters: readonly string[]): { name: string; options: AuditOptions } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        data: { type: 'string', default: 'data' },
        language: { type: 'string', default: 'zh' },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
        file: { type: 'string' },
        campaign: { type: 'string' },
      },
    });
    const [name = '', ...words] = positionals;
    const { data, json, out, file, campaign } = values;
    if (values.language !== 'zh' && values.language !== 'en') return undefined;
    return { name, options: { data, json, out, file, campaign, language: values.language, words } };
  } catch {
    return undefined;
  }
}
