import { Module } from '@nestjs/common';
import { LaurelModule, TableImport } from '@laurel/platform';
import { AccountCommand, AccountHandler } from './account/account.handler.ts';
import { PersonsImportController } from './persons/import.controller.ts';
import { PersonsCommand, PersonsHandler } from './persons/persons.handler.ts';
import { SessionCommand, SessionHandler } from './session/session.handler.ts';
import { identityService } from './identity.definition.ts';
import { IdentityQuery, IdentityQueryHandler } from './identity.queries.ts';
import { SessionController } from './session/session.controller.ts';

@Module({
  imports: [
    LaurelModule.forService({
      service: identityService,
      commands: [AccountCommand, PersonsCommand, SessionCommand],
      query: IdentityQuery,
    }),
  ],
  controllers: [SessionController, PersonsImportController],
  providers: [TableImport, AccountHandler, PersonsHandler, SessionHandler, IdentityQueryHandler],
})
export class IdentityModule {}
