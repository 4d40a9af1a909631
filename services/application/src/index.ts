export { applicationService } from './application.definition.ts';
export { ApplicationModule } from './application.module.ts';
