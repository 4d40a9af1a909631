import { announcement, message, notificationReadings } from '@laurel/contracts';
import { type Id, serve, type ServiceDefinition } from '@laurel/platform';
import { announcementDecider } from './domain/announcement.ts';
import { messageDecider } from './domain/message.decide.ts';
import { announcementFacts } from './notification.facts.ts';
import { reactions } from './reactions.ts';
import { campaignsView } from './views/campaigns.ts';
import { deadLettersView } from './views/dead-letters.ts';
import { formsView } from './views/forms.ts';
import { groupsView } from './views/groups.ts';
import { inboxView } from './views/inbox.ts';
import { listsView } from './views/lists.ts';
import { remindersView } from './views/reminders.ts';
import { unitsView } from './views/units.ts';

/** notification: everyone concerned is told once, in their language, and reminded before a date passes (DOMAIN.md §2.6). */
export const notificationService: ServiceDefinition = {
  name: 'notification',
  aggregates: [
    serve(announcement, announcementDecider, announcementFacts),
    serve(message, messageDecider, async (_read, _command, id: Id) => ({ messageId: id.whole, recipient: id.account! })),
  ],
  views: [
    { view: inboxView, reading: notificationReadings.inbox },
    { view: deadLettersView, reading: notificationReadings.deadLetters },
    { view: campaignsView },
    { view: formsView },
    { view: groupsView },
    { view: listsView },
    { view: remindersView },
    { view: unitsView },
  ],
  reactions,
  due: remindersView,
};
