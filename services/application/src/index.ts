export { completeForm } from './application/form.rules.ts';
export { applicationService } from './application.definition.ts';
export { ApplicationModule } from './application.module.ts';
