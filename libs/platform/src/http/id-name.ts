import type { AggregateContract } from '@laurel/contracts';

const upper = (text: string) => text[0]!.toUpperCase() + text.slice(1);

/** The name of the document's parameter for an aggregate's id; ids of one form share it: `CampaignUnit`. */
export function idName({ id }: Pick<AggregateContract, 'id'>): string {
  return id.map(upper).join('');
}
