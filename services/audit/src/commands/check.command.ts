import { type RuleNumber, ruleTexts, type Violation } from '../invariants/index.ts';
import { withReaders } from '@laurel/platform/readers';
import { recordIn } from './export-file.ts';
import { checkData, type Checked, checkExport, checkFile } from './check.ts';
import { joinedRecord } from './joined.ts';
import type { AuditOptions, AuditTools } from './options.ts';
import { type Language, progressBar, say } from './io.ts';

/**
 * Runs `laurel audit check`, which checks the record against the rules of docs/handbook/domain.md#5. Rule 6
 * is checked by `laurel audit replay`. With `joined` it is the record of before that came in for a unit.
 */
export async function checkCommand(
  { data, file, joined, json, language }: AuditOptions & { file?: string; joined?: string; json?: boolean },
  { definitions, io }: AuditTools,
): Promise<number> {
  const bar = progressBar(io);
  const checked =
    joined !== undefined
      ? await withReaders(definitions, data, async (services) => {
          const { bytes, recordHash } = await joinedRecord(services, joined);
          return await checkExport(recordIn(bytes, recordHash), bar);
        })
      : await (file === undefined ? checkData(definitions, data, bar) : checkFile(file));
  bar(1, 1, '');
  io.stdout.write(json ? `${JSON.stringify(checked, undefined, 2)}\n` : report(checked, language));
  return checked.whole ? 0 : 1;
}

function report({ whole, events, counts, violations }: Checked, language: Language): string {
  const rules = Object.entries(ruleTexts).map(([rule, text]) => {
    const count = counts[Number(rule) as RuleNumber] ?? 0;
    const verdict =
      count === 0 ? say(language, '符合  ', 'holds ') : say(language, `违反 ${count}`, `BROKEN ${count}`);
    return `${verdict}  ${rule}. ${text[language]}`;
  });
  const found = violations.map((violation) => `  ${where(violation)}  ${violation[language]}`);
  const verdict = whole
    ? say(language, `${events} 个事件，全部规则符合。`, `${events} events; every rule holds.`)
    : say(language, `${events} 个事件，记录违反规则：`, `${events} events; the record breaks rules:`);
  return `${[...rules, verdict, ...found].join('\n')}\n`;
}

function where({ rule, stream, revision, eventId }: Violation): string {
  return `[${rule}] ${stream ?? ''}${revision === undefined ? '' : `#${revision}`}${eventId === undefined ? '' : ` ${eventId}`}`;
}
