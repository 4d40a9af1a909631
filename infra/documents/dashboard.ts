import { events } from '@laurel/contracts';

export const eventWordsFile = 'dashboard/src/i18n/zh-events.ts';

/** The events' Chinese words for the dashboard, whose bundle has nothing of contracts but types. */
export function eventWordsText(): string {
  const lines = Object.entries(events).map(([type, { words }]) => `  ${type}: '${words.zh}',`);
  return `import type { EventName } from '@laurel/contracts';

/**
 * The events in Chinese. Made by \`npm run documents\` from their contracts; one that lacks here does not
 * compile.
 */
export const zhEvents: Readonly<Record<EventName, string>> = {
${lines.join('\n')}
};
`;
}
