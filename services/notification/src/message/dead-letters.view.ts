import { notificationReadings, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** Which messages could not be delivered, and whom must the operator tell otherwise? */
export type DeadLetterRow = RowOf<typeof notificationReadings.deadLetters>;

export const deadLettersView: View<DeadLetterRow> = {
  name: 'dead-letters',
  version: 1,
  hears: ['MessageFailed'],
  indexes: notificationReadings.deadLetters.indexes,
  keys: ({ data }) => (data.dead ? [data.messageId as string] : []),
  fold(_row, { data, time, revision }) {
    const { messageId, attempt, error } = data;
    return { messageId, recipient: messageId.slice(messageId.indexOf('.') + 1), attempts: attempt, error, at: time, version: revision };
  },
};
