import { concerns, type Envelope, explain, type Explanation } from '@laurel/audit';
import { upcast } from '@laurel/contracts';
import { plusHours } from '@laurel/core';
import type { AuditOptions } from './command.ts';
import { readRecord } from './check.ts';
import { withReaders } from './directory.ts';
import { type AuditIo, type Language, say } from './io.ts';
import { recordOf } from './record.ts';

/** `laurel audit explain <branch>`: how its result came about, step by step, in words and numbers. */
export async function explainCommand(options: AuditOptions, io: AuditIo): Promise<number> {
  const { data, file, language, json, campaign, words } = options;
  const [branchId, ...more] = words;
  if (branchId === undefined || more.length > 0) {
    io.stderr.write(`${say(language, '请给出一个支部编号，例如 b03.017。', 'Give one branch, as b03.017.')}\n`);
    return 2;
  }
  const explained =
    file === undefined
      ? await explainDirectory(data, branchId, campaign)
      : explain(await aboutBranch(readRecord(file), branchId, campaign), branchId, campaign);
  if (!explained) {
    io.stderr.write(`${say(language, `记录中没有 ${branchId} 的参评。`, `The record knows no entry of ${branchId}.`)}\n`);
    return 1;
  }
  io.stdout.write(json ? `${JSON.stringify(explained, undefined, 2)}\n` : inWords(explained, language));
  return 0;
}

/** The explanation of one branch from a data directory; undefined when it never stood in a campaign. */
export async function explainDirectory(directory: string, branchId: string, campaignId?: string): Promise<Explanation | undefined> {
  return await withReaders(directory, async (services) =>
    explain(await aboutBranch(recordOf(services), branchId, campaignId), branchId, campaignId),
  );
}

/** Only what has to do with the branch is kept in memory. */
async function aboutBranch(record: AsyncIterable<Envelope>, branchId: string, campaignId: string | undefined): Promise<Envelope[]> {
  const found: Envelope[] = [];
  for await (const said of record) {
    const event = upcast(said);
    const id: string | undefined = campaignId ?? event.data.campaignId;
    if (id !== undefined && concerns(event, id, branchId)) found.push(event);
  }
  return found;
}

function inWords({ campaignId, branchId, names, honour, sections }: Explanation, language: Language): string {
  const head = `${honour[language]} · ${campaignId} · ${branchId}${names ? ` ${names.branchName}（${names.unitName}，${names.bureauName}）` : ''}`;
  const parts = sections.map(({ title, lines }, index) => {
    const told = lines.map((line) => `  ${line.at === undefined ? '·' : shanghaiMinute(line.at)}  ${line[language]}`);
    return `${index + 1}. ${title[language]}\n${told.join('\n')}`;
  });
  return `${[head, ...parts].join('\n\n')}\n`;
}

function shanghaiMinute(instant: string): string {
  return plusHours(instant, 8).slice(0, 16).replace('T', ' ');
}
