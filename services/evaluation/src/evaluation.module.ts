import { Module } from '@nestjs/common';
import { LaurelModule } from '@laurel/platform';
import { EntryCommand, EntryHandler } from './entry/entry.handler.ts';
import { PanelCommand, PanelHandler } from './panel/panel.handler.ts';
import { BallotCommand, BallotHandler } from './ballot/ballot.handler.ts';
import { RankingCommand, RankingHandler } from './ranking/ranking.handler.ts';
import { NamingCommand, NamingHandler } from './naming/naming.handler.ts';
import { TitleCommand, TitleHandler } from './title/title.handler.ts';
import { PublicNoticeCommand, PublicNoticeHandler } from './public-notice/public-notice.handler.ts';
import { evaluationService } from './evaluation.definition.ts';
import { EvaluationQuery, EvaluationQueryHandler } from './evaluation.queries.ts';

@Module({
  imports: [
    LaurelModule.forService({
      service: evaluationService,
      commands: [
        EntryCommand,
        PanelCommand,
        BallotCommand,
        RankingCommand,
        NamingCommand,
        TitleCommand,
        PublicNoticeCommand,
      ],
      query: EvaluationQuery,
    }),
  ],
  providers: [
    EntryHandler,
    PanelHandler,
    BallotHandler,
    RankingHandler,
    NamingHandler,
    TitleHandler,
    PublicNoticeHandler,
    EvaluationQueryHandler,
  ],
})
export class EvaluationModule {}
