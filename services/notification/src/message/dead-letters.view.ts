import { message, view } from '@laurel/contracts';

/** The messages that could not be delivered: the operator tells their recipients otherwise. */
export const deadLettersView = view('dead-letters', message.readModels.deadLetters, {
  version: 2,
  on: {
    MessageFailed: {
      keys: ({ data }) => (data.dead ? [data.messageId] : []),
      fold: (_row, { data: { messageId, attempt, error }, time }) => ({
        messageId,
        recipient: messageId.slice(messageId.indexOf('.') + 1),
        attempts: attempt,
        error,
        at: time,
      }),
    },
  },
});
