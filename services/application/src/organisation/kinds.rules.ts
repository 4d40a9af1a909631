import { type BureauKinds, type RulePack, refuse } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { kindsNamedIn, namesOfKinds } from '@laurel/rules';
import { kindsOf, type Organisation, type OrganisationEvent } from './organisation.ts';

/** The rules of the kinds of bureau, which are data of the deployment (docs/handbook/process.md#1.23). */

type Kinds = Pick<Organisation, 'bureauKinds'>;

/** A campaign that has not ended, with the kinds that its rule pack names. */
export interface NamingKinds {
  readonly campaignId: string;
  readonly kinds: readonly string[];
}

/** The words with which a kind that nobody defined is refused. */
export function unknownKind(state: Kinds, kind: string) {
  const kinds = kindsOf(state);
  const ids = kinds.map(({ id }) => id);
  const known = (language: 'zh' | 'en') => namesOfKinds(kinds, ids, language);
  return { kind, 'known.zh': known('zh'), 'known.en': known('en') };
}

export function isKnownKind(state: Kinds, kind: string): boolean {
  return kindsOf(state).some(({ id }) => id === kind);
}

/** Requires a kind that the deployment has. Refuses with `kind_unknown`. */
export function requireKnownKind(state: Kinds, kind: string, field = 'kind'): void {
  if (!isKnownKind(state, kind)) throw refuse('kind_unknown', unknownKind(state, kind), field);
}

/** Requires a rule pack that names no other kinds. Refuses with `kind_unknown`. */
export function requireKnownKinds(state: Kinds, rulePack: RulePack): void {
  for (const { kind, path } of kindsNamedIn(rulePack)) requireKnownKind(state, kind, `rulePack.${path}`);
}

/**
 * Defines the kinds that the deployment has from now on. One with which a bureau is registered, or which a
 * campaign that has not ended names, stays.
 */
export function defineKinds(
  data: { readonly bureauKinds: BureauKinds },
  state: Organisation,
  campaigns: readonly NamingKinds[],
): OrganisationEvent[] {
  const { bureauKinds } = data;
  if (canonicalJson(bureauKinds) === canonicalJson(kindsOf(state))) throw refuse('nothing_changed');
  for (const words of [ids, zh, en]) {
    const repeated = bureauKinds.find(
      (kind, at) => bureauKinds.findIndex((each) => words(each) === words(kind)) < at,
    );
    if (repeated) throw refuse('kind_repeated', { kind: words(repeated) }, 'bureauKinds');
  }
  const gone = ({ kind }: { readonly kind: string }) => !isKnownKind(data, kind);
  const bureau = Object.entries(state.bureaus).find(([, each]) => gone(each));
  if (bureau) throw refuse('kind_in_use', { kind: bureau[1].kind, used: bureau[0] }, 'bureauKinds');
  const campaign = campaigns
    .flatMap(({ campaignId, kinds }) => kinds.map((kind) => ({ campaignId, kind })))
    .find(gone);
  if (campaign)
    throw refuse('kind_in_use', { kind: campaign.kind, used: campaign.campaignId }, 'bureauKinds');
  return [{ type: 'BureauKindsDefined', data }];
}

type Kind = BureauKinds[number];
const ids = ({ id }: Kind) => id;
const zh = ({ name }: Kind) => name.zh;
const en = ({ name }: Kind) => name.en;
