export { applicationService } from './application.definition.ts';
