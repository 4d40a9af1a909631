import { message } from '@laurel/contracts';
import { type Id, serve, type ServiceDefinition } from '@laurel/platform';
import { messageDecider } from './domain/message.decide.ts';

export const messages = serve(message, messageDecider, async (_read, _command, id: Id) => ({
  messageId: id.whole,
  recipient: id.account!,
}));

/** notification: everyone concerned is told once, in their language (DOMAIN.md §2.6). */
export const notificationService: ServiceDefinition = {
  name: 'notification',
  aggregates: [messages],
  views: [],
  reactions: { hears: [], react: () => [] },
};
