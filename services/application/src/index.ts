export { applicationService } from './application.definition.ts';
export { attachmentsController, uploadQuery } from './attachments.controller.ts';
export { importController, importQuery } from './import.controller.ts';
export { organisationRows } from './import.rows.ts';
export { attachmentsView } from './views/attachments.ts';
