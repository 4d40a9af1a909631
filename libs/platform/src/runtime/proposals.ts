import { acts, commands, type LaurelEvent, refuse, type Role, upcast } from '@laurel/contracts';
import { type Actor, answeredProposal, type Command, type EventStore } from '@laurel/core';
import { accessView, ofOnePerson } from '../access/access.view.ts';
import { authorise, type Concerned, type Forbidden } from '../access/authorise.ts';
import type { FactReader } from '../service.ts';

/**
 * The content of a proposal and its hash, for whoever answers it as it stands
 * (docs/handbook/process.md#1.22); also when it was answered already, so that the repetition of an answer is
 * known as one. Throws Rejected `proposal_unknown`, `content_unknown`.
 */
export async function proposed(
  store: EventStore,
  stream: string,
  command: Pick<Command, 'type' | 'confirms' | 'declines' | 'withdraws'>,
): Promise<{ readonly content: object; readonly payloadHash: string }> {
  const { by, proposalId } = answeredProposal(command)!;
  const [said] = await store.findCommand(stream, proposalId);
  const proposal = said && (upcast(said) as { type: string } as LaurelEvent);
  if (proposal?.type !== 'ActProposed' || proposal.data.act !== command.type)
    throw refuse('proposal_unknown', {}, by);
  const { content, payloadHash } = proposal.data;
  if (content !== undefined || by === 'withdraws') return { content: content ?? {}, payloadHash };
  // A proposal of before says nothing of its content. Where there is none to say, it is known all the same.
  const { success, data } = commands[command.type]!.body.safeParse({});
  if (!success) throw refuse('content_unknown');
  return { content: data, payloadHash };
}

/** The reason why an actor may not, or may no longer, do what a command asks for. */
export async function refusedNow(
  read: FactReader,
  { type, instant }: Command,
  { account: accountId, role, onBehalfOf }: Actor,
  concerned: Concerned,
): Promise<Forbidden | undefined> {
  const row = await read.row(accessView, accountId);
  if (!row) return 'forbidden';
  const others = await read.rows(accessView, [{ field: 'personId', equals: row.personId }]);
  const tree = await read.tree();
  const target = {
    ...concerned,
    ...{ tree, instant, role: role as Role },
    ...(onBehalfOf !== undefined && { onBehalfOf }),
  };
  const decision = authorise(acts[type]!, ofOnePerson(row, others), target);
  return 'refused' in decision ? decision.refused : undefined;
}
