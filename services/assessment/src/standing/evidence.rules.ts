import { refuse } from '@laurel/contracts';

export interface Evidence {
  readonly documents: readonly string[];
  readonly attachments: readonly string[];
}

/** Whoever states a fact shows at least one document or attachment. Throws `evidence_missing`. */
export function needEvidence({ documents, attachments }: Evidence): void {
  if (documents.length + attachments.length === 0) throw refuse('evidence_missing', {}, 'evidence');
}
