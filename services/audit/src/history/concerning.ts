import { aggregates, type IdPart, parseId } from '@laurel/contracts';

/** The subject of an event, read from its data and, where they are silent, from the id of its stream. */
export interface Concern {
  readonly unitId?: string;
  readonly campaignId?: string;
}

interface Told {
  readonly stream: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const byName = new Map(aggregates.map((aggregate) => [aggregate.name, aggregate]));

/**
 * The unit and the campaign that an event concerns, each absent when it concerns none or many. A proposal
 * concerns whom the act would.
 */
export function concernOf({ stream, data: said }: Told): Concern {
  const parts = partsOf(stream);
  const data = { ...(said['content'] as object | undefined), ...said };
  const unitId = text(data['branchId']) ?? text(data['bureauId']) ?? text(data['unitId']) ?? parts.unit;
  const campaignId = text(data['campaignId']) ?? parts.campaign;
  return { ...(unitId !== undefined && { unitId }), ...(campaignId !== undefined && { campaignId }) };
}

/** The kind of a stream, and the id that it has within it. */
export function targetOf(stream: string): { aggregate: string; target: string } {
  const dash = stream.indexOf('-');
  return { aggregate: stream.slice(0, dash), target: stream.slice(dash + 1) };
}

/** The parts of the id in a stream's name; none for streams that are no aggregate's. */
export function partsOf(stream: string): Partial<Readonly<Record<IdPart, string>>> {
  const { aggregate: name, target } = targetOf(stream);
  const aggregate = byName.get(name);
  return (aggregate && parseId(aggregate, target)) ?? {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
