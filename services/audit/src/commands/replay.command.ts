import type { AuditOptions, AuditTools } from './options.ts';
import { type Language, progressBar, say } from './io.ts';
import { replayAll, type ReplayedView } from './replay.ts';

/**
 * `laurel audit replay`: does the record, folded again from zero, give exactly the views that are live?
 * (docs/handbook/domain.md#5.6)
 */
export async function replayCommand(
  { data, json, language }: AuditOptions & { json?: boolean },
  { definitions, io }: AuditTools,
): Promise<number> {
  const replayed = await replayAll(definitions, data, progressBar(io));
  if (json) {
    io.stdout.write(`${JSON.stringify(replayed, undefined, 2)}\n`);
    return replayed.equal ? 0 : 1;
  }
  for (const view of replayed.details) io.stdout.write(`${line(view, language)}\n`);
  const differing = replayed.details.filter(({ equal }) => !equal).length;
  io.stdout.write(
    replayed.equal
      ? say(
          language,
          `全部 ${replayed.details.length} 个视图与记录一致。`,
          `All ${replayed.details.length} views are what the record says.`,
        )
      : say(language, `${differing} 个视图与记录不一致。`, `${differing} views differ from the record.`),
  );
  io.stdout.write('\n');
  return replayed.equal ? 0 : 1;
}

function line(
  { service, view, rows, equal, hash, differing, differingCount }: ReplayedView,
  language: Language,
): string {
  const verdict = equal ? say(language, '一致  ', 'equal  ') : say(language, '不一致', 'DIFFERS');
  const counted = say(language, `${rows} 行`, `${rows} rows`);
  const head = `${verdict}  ${hash.slice(0, 16)}  ${counted.padStart(12)}  ${service}/${view}`;
  if (equal) return head;
  const more = differingCount > differing.length ? ` … (${differingCount})` : '';
  return `${head}\n    ${say(language, '不一致的行：', 'rows that differ: ')}${differing.join(', ')}${more}`;
}
