import type { ServiceDefinition } from '@laurel/platform';
import type { Streams } from '@laurel/platform/command-line';
import type { Language } from './io.ts';

/** The options of every audit command. */
export interface AuditOptions {
  readonly data: string;
  readonly language: Language;
}

/** The tools of every audit command. */
export interface AuditTools {
  /** Definitions of all services: a replay folds the views of each. */
  readonly definitions: readonly ServiceDefinition[];
  readonly io: Streams;
}
