import { refuse } from '@laurel/contracts';

export interface Evidence {
  readonly documents: readonly string[];
  readonly attachments: readonly string[];
}

/** A fact is stated with at least one document or attachment. Throws `evidence_missing`. */
export function requireEvidence({ documents, attachments }: Evidence): void {
  if (documents.length + attachments.length === 0) throw refuse('evidence_missing', {}, 'evidence');
}
