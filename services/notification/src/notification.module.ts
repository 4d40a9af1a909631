import { Module } from '@nestjs/common';
import { LaurelModule } from '@laurel/platform';
import { AnnouncementCommand, AnnouncementHandler } from './announcement/announcement.handler.ts';
import { MessageCommand, MessageHandler } from './message/message.handler.ts';
import { notificationService } from './notification.definition.ts';
import { NotificationQuery, NotificationQueryHandler } from './notification.queries.ts';

@Module({
  imports: [
    LaurelModule.forService({
      service: notificationService,
      commands: [AnnouncementCommand, MessageCommand],
      query: NotificationQuery,
    }),
  ],
  providers: [AnnouncementHandler, MessageHandler, NotificationQueryHandler],
})
export class NotificationModule {}
