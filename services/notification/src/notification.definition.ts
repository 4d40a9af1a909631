import { announcement, message } from '@laurel/contracts';
import { type Id, noGuards, serve, type ServiceDefinition } from '@laurel/platform';
import { announcementDecider } from './announcement/announcement.ts';
import { messageDecider } from './message/message.decide.ts';
import { factsOfAnnouncement } from './bundles/bundle.facts.ts';
import { notificationReactions } from './reactions.ts';
import { awaitedView } from './copies/awaited.view.ts';
import { campaignsView } from './copies/campaigns.view.ts';
import { deadLettersView } from './message/dead-letters.view.ts';
import { formsView } from './copies/forms.view.ts';
import { assignmentsView, groupsView } from './copies/groups.view.ts';
import { inboxView } from './message/inbox.view.ts';
import { keptView } from './bundles/kept.view.ts';
import { listsView } from './copies/lists.view.ts';
import { panelsView } from './copies/panels.view.ts';
import { plansView } from './copies/plans.view.ts';
import { seatsView } from './copies/seats.view.ts';
import { remindersView } from './reminders/reminders.view.ts';
import { unitsView } from './copies/units.view.ts';

/**
 * notification: everyone concerned is told once, in their language, and reminded before a date passes
 * (docs/handbook/domain.md#2.6).
 */
export const notificationService: ServiceDefinition = {
  name: 'notification',
  aggregates: [
    serve(announcement, announcementDecider, factsOfAnnouncement, noGuards),
    serve(
      message,
      messageDecider,
      async (_read, _command, id: Id) => ({ messageId: id.whole, recipient: id.account! }),
      noGuards,
    ),
  ],
  views: [
    { view: inboxView, readModel: message.readModels.inbox },
    { view: deadLettersView, readModel: message.readModels.deadLetters },
    { view: assignmentsView },
    { view: awaitedView },
    { view: campaignsView },
    { view: formsView },
    { view: groupsView },
    { view: keptView },
    { view: listsView },
    { view: panelsView },
    { view: plansView },
    { view: remindersView },
    { view: seatsView },
    { view: unitsView },
  ],
  reactions: notificationReactions,
  due: remindersView,
};
