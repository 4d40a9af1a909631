import { type EventName, events, type Tells, type Words } from '@laurel/contracts';
import { byDay, type Notice, type Notices } from './notice.ts';

/** The notices that the contracts of their events state. */
export const statedNotices: Notices = Object.fromEntries(
  Object.entries(events).flatMap(([name, { tells }]) =>
    tells ? [[name as EventName, noticeOf(tells)]] : [],
  ),
);

type Fields = Readonly<Record<string, string | number | undefined>>;

function noticeOf(tells: Tells): Notice {
  const named = namesIn(tells, tells.line, tells.each);
  return {
    ...tells,
    tell(data: Fields, event) {
      const audience = tells.to(data as never);
      if (audience.length === 0) return undefined;
      const unitId = named.includes('unit') ? String(data['branchId'] ?? data['bureauId']) : undefined;
      const parameters = Object.fromEntries(
        named.flatMap((name) => (data[name] === undefined ? [] : [[name, String(data[name])]])),
      );
      const telling = { ...(unitId !== undefined && { unitId }), parameters, audience };
      return tells.line ? byDay(telling, event) : telling;
    },
  };
}

/** The names between braces in texts of both languages. */
export function namesIn(...texts: readonly (Words | undefined)[]): string[] {
  const names = texts.flatMap((text) =>
    text ? [...`${text.zh} ${text.en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!) : [],
  );
  return [...new Set(names)].sort();
}
