import { Module } from '@nestjs/common';
import { LaurelModule, TableImport } from '@laurel/platform';
import { CalendarCommand, CalendarHandler } from './calendar/calendar.handler.ts';
import { CampaignCommand, CampaignHandler } from './campaign/campaign.handler.ts';
import { OrganisationCommand, OrganisationHandler } from './organisation/organisation.handler.ts';
import { ParticipationCommand, ParticipationHandler } from './participation/participation.handler.ts';
import { RecommendationCommand, RecommendationHandler } from './recommendation/recommendation.handler.ts';
import { ApplicationCommand, ApplicationHandler } from './application/application.handler.ts';
import { AttachmentCommand, AttachmentHandler } from './attachment/attachment.handler.ts';
import { applicationService } from './application.definition.ts';
import { ApplicationQuery, ApplicationQueryHandler } from './application.queries.ts';
import { AttachmentsController } from './attachment/attachments.controller.ts';
import { ImportController } from './organisation/import.controller.ts';

@Module({
  imports: [
    LaurelModule.forService({
      service: applicationService,
      commands: [
        CampaignCommand,
        CalendarCommand,
        OrganisationCommand,
        ParticipationCommand,
        RecommendationCommand,
        ApplicationCommand,
        AttachmentCommand,
      ],
      query: ApplicationQuery,
    }),
  ],
  controllers: [AttachmentsController, ImportController],
  providers: [
    TableImport,
    CampaignHandler,
    CalendarHandler,
    OrganisationHandler,
    ParticipationHandler,
    RecommendationHandler,
    ApplicationHandler,
    AttachmentHandler,
    ApplicationQueryHandler,
  ],
})
export class ApplicationModule {}
