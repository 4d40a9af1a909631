import type { Streams } from '@laurel/platform/command-line';
import type { OnProgress } from './replay.ts';

export type Language = 'zh' | 'en';

/** The text in the language asked for. */
export function say(language: Language, zh: string, en: string): string {
  return language === 'zh' ? zh : en;
}

const barWidth = 30;
const lineWidth = 100;

/** A progress bar on standard error, drawn only where somebody looks at it. */
export function progressBar({ stderr }: Streams): OnProgress {
  if (!('isTTY' in stderr && stderr.isTTY)) return () => {};
  let drawn = '';
  return (done, total, what) => {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const filled = Math.round(share * barWidth);
    const line =
      `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${String(Math.floor(share * 100)).padStart(3)} % ${what}`.slice(
        0,
        lineWidth,
      );
    if (line === drawn) return;
    drawn = line;
    stderr.write(`\r${line.padEnd(lineWidth)}${share === 1 ? '\n' : ''}`);
  };
}
