export { applicationService } from './application.definition.ts';
export { attachmentsController } from './attachments.controller.ts';
export { importController } from './import.controller.ts';
export { organisationRows } from './import.rows.ts';
export { applicationOperations } from './application.operations.ts';
