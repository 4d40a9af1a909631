import {
  announcement,
  type Heard,
  message,
  reaction,
  type ReactionLines,
  reactions,
} from '@laurel/contracts';
import type { Reaction, ViewedEvent } from '@laurel/core';
import { aboutOf } from './notices/about.ts';
import type { Notice } from './notices/notice.ts';
import { further, notices } from './notices/notices.ts';

/**
 * Every event that has a notice becomes an announcement; an announcement becomes a message for each who is to
 * be told.
 */

const announcing: ReactionLines = Object.fromEntries(
  Object.entries(notices).map(([name, notice]) => [
    name,
    (event: Heard) => announce(event, notice as Notice),
  ]),
) as ReactionLines;

export const notificationReactions = reactions(announcing, {
  Announced: ({ data: { announcementId, about, campaignId, notices: told } }) =>
    told.flatMap(({ template, parameters, recipients }) =>
      recipients.map((recipient) =>
        reaction(message, `${announcementId}.${recipient}`, 'QueueMessage', {
          channel: 'inbox',
          template,
          parameters,
          about,
          ...(campaignId !== undefined && { campaignId }),
        }),
      ),
    ),
});

function announce(event: Heard, notice: Notice): readonly Reaction[] {
  const telling = notice.tell(event.data as never, event as ViewedEvent);
  if (!telling || telling.isOnlyBundled) return [];
  const { unitId, parameters, audience } = telling;
  return [
    reaction(announcement, event.id, 'Announce', {
      about: aboutOf(event.stream),
      ...('campaignId' in event.data &&
        event.data.campaignId !== undefined && { campaignId: event.data.campaignId }),
      ...(unitId !== undefined && { unitId }),
      notices: [
        { template: notice.template, parameters, audience: [...audience] },
        ...((further as Record<string, readonly Notice[]>)[event.type] ?? []).flatMap((other) => {
          const told = other.tell(event.data as never, event as ViewedEvent);
          return told
            ? [{ template: other.template, parameters: told.parameters, audience: [...told.audience] }]
            : [];
        }),
      ],
      // The person who acted knows it.
      ...(event.actor.role !== 'system' && { exceptPerson: event.actor.person }),
    }),
  ];
}
