import { upcast } from '@laurel/contracts';
import { plusHours } from '@laurel/core';
import { withReaders } from '@laurel/platform/readers';
import type { Envelope } from '../history/envelope.ts';
import { concerning, explain, type Explanation, numberOf } from '../explain/explain.ts';
import { readRecord } from './export-file.ts';
import type { AuditOptions, AuditTools } from './options.ts';
import { type Language, say } from './io.ts';
import { recordOf } from './record.ts';

/** `laurel audit explain <branch>`: how its result came about, step by step, in words and numbers. */
export async function explainCommand(
  branchId: string,
  {
    data,
    file,
    language,
    json,
    campaign,
  }: AuditOptions & { file?: string; json?: boolean; campaign?: string },
  { definitions, io }: AuditTools,
): Promise<number> {
  const about = async (unit: string) =>
    file === undefined
      ? await withReaders(
          definitions,
          data,
          async (services) => await aboutBranch(recordOf(services), unit, campaign),
        )
      : await aboutBranch(readRecord(file), unit, campaign);
  const told = await about(branchId);
  const number = numberOf(told, branchId, campaign);
  const explained = explain(number === branchId ? told : await about(number), number, campaign);
  if (!explained) {
    io.stderr.write(
      `${say(language, `记录中没有 ${branchId} 的参评。`, `The record knows no entry of ${branchId}.`)}\n`,
    );
    return 1;
  }
  io.stdout.write(json ? `${JSON.stringify(explained, undefined, 2)}\n` : inWords(explained, language));
  const differing = (explained.sections.at(-1)!.numbers as { differing: number }).differing;
  if (differing === 0) return 0;
  io.stderr.write(
    `${say(language, `${differing} 个数与其各部分不符。`, `${differing} numbers do not follow from their parts.`)}\n`,
  );
  return 1;
}

/** Only what has to do with the branch is kept in memory. */
async function aboutBranch(
  record: AsyncIterable<Envelope>,
  branchId: string,
  campaignId: string | undefined,
): Promise<Envelope[]> {
  const found: Envelope[] = [];
  const belongs = concerning(branchId, campaignId);
  for await (const said of record) {
    const event = upcast(said);
    if (belongs(event)) found.push(event);
  }
  return found;
}

function inWords({ campaignId, branchId, names, honour, sections }: Explanation, language: Language): string {
  const head = `${honour[language]} · ${campaignId} · ${branchId}${names ? ` ${names.branchName}（${names.unitName}，${names.bureauName}）` : ''}`;
  const parts = sections.map(({ title, lines }, index) => {
    const told = lines.map(
      (line) => `  ${line.at === undefined ? '·' : shanghaiMinute(line.at)}  ${line[language]}`,
    );
    return `${index + 1}. ${title[language]}\n${told.join('\n')}`;
  });
  return `${[head, ...parts].join('\n\n')}\n`;
}

function shanghaiMinute(instant: string): string {
  return plusHours(instant, 8).slice(0, 16).replace('T', ' ');
}
