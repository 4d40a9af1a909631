import { type HashedRecord, ProvableRecord } from '@laurel/audit/proof';
import type { BothLanguages, Streams } from '@laurel/platform/command-line';
import { type MoveStep, moveRecord } from '@laurel/platform/move';
import { definitions } from './definitions.ts';

export interface MoveOptions {
  readonly from: string;
  readonly to: string;
  readonly language: 'zh' | 'en';
  readonly json?: true;
}

const steps: Readonly<Record<MoveStep, BothLanguages>> = {
  compare: { zh: '比对已迁移的事件', en: 'comparing the events already there' },
  events: { zh: '迁移事件', en: 'moving events' },
  files: { zh: '迁移附件', en: 'moving files' },
  views: { zh: '重建视图', en: 'folding views' },
};

/**
 * `laurel move`: carries the record of a data directory to a cluster, then proves that both say the same: the
 * hash of the history, and of every view, each folded again from zero. Exit code 0 says that they do.
 */
export async function moveCommand({ from, to, language, json }: MoveOptions, io: Streams): Promise<number> {
  const [url = '', database = 'laurel'] = to.split('#');
  const progress = stepsTold(language, io);
  const events = await moveRecord({
    definitions,
    directory: from,
    to: { url, database },
    onProgress: progress,
  });
  io.stderr.write(`${{ zh: '核对两份记录……', en: 'Proving both records …' }[language]}\n`);
  const [here, there] = [await hashes(from), await hashes(to)];
  const differing = Object.keys({ ...here.views, ...there.views }).filter(
    (view) => here.views[view] !== there.views[view],
  );
  const isSame = here.historyHash === there.historyHash && there.isEqual && differing.length === 0;
  const { historyHash } = there;
  const proved = { events, historyHash, replay: there.isEqual, views: there.views, differing, isSame };
  io.stdout.write(
    json ? `${JSON.stringify(proved, undefined, 2)}\n` : `${report(proved, { from, to, language })}\n`,
  );
  return isSame ? 0 : 1;
}

async function hashes(data: string): Promise<HashedRecord> {
  return await new ProvableRecord(definitions, data).hashes();
}

function report(
  { events, historyHash, differing, isSame }: Pick<Proved, 'events' | 'historyHash' | 'differing' | 'isSame'>,
  { from, to, language }: Pick<MoveOptions, 'from' | 'to' | 'language'>,
): string {
  const where = to.replace(/\/\/.*@/, '//');
  if (!isSame) {
    const views = differing.join(', ');
    return {
      zh: `两份记录不一致：${views}。请勿启用 ${where}；原记录未改动。`,
      en: `The records differ: ${views}. Do not use ${where}; the one it came from is as it was.`,
    }[language];
  }
  return {
    zh: `已迁移 ${events} 个事件，两份记录一致。历史哈希 ${historyHash}。\n请以 ${from}/secret.key 为集群的密钥，使用新的主题前缀启动各服务；此后不要再启动 ${from}。`,
    en: `${events} events moved; both records are the same. History hash ${historyHash}.\nStart the services with the key in ${from}/secret.key and with new topics, and do not start ${from} again.`,
  }[language];
}

interface Proved {
  readonly events: number;
  readonly historyHash: string;
  readonly differing: readonly string[];
  readonly isSame: boolean;
}

/** Tells each step of each service: on a terminal as it goes, elsewhere once, when it is done. */
function stepsTold(language: 'zh' | 'en', { stderr }: Streams) {
  const isLooked = 'isTTY' in stderr && stderr.isTTY === true;
  return (service: string, step: MoveStep, done: number, total: number) => {
    const isDone = done >= total;
    const text = `${service} · ${steps[step][language]} ${done} / ${total}`;
    if (isLooked) stderr.write(`\r${text.padEnd(80)}${isDone ? '\n' : ''}`);
    else if (isDone) stderr.write(`${text}\n`);
  };
}
