import { attachment, type CommandOf } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { unitFacts, unitGuards } from '../participation/participation.facts.ts';
import { attachmentDecider, type AttachmentFacts } from './attachment.decide.ts';

async function attachmentFacts(
  read: FactReader,
  _command: CommandOf<typeof attachment>,
  id: Id,
): Promise<AttachmentFacts> {
  const facts = await unitFacts(read, id);
  return { ...facts, id: { ...facts.id, name: id.name! } };
}

/** The attachment's decider with the facts that its decisions need from outside its stream. */
export const servedAttachment = serve(attachment, attachmentDecider, attachmentFacts, (_command, id) =>
  unitGuards(id),
);
