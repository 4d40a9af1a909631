import { useWrappedSource } from 'react-admin';
import { useFormContext, type UseFormReturn } from 'react-hook-form';
import { allCriteria } from '../../candidates/criteria.ts';
import { useCampaign } from '../../providers/campaign.ts';
import { useUnitNames } from '../../providers/names.ts';
import { useOne, useRows } from '../../providers/queries.ts';
import type { ResourceName } from '../../providers/resources.ts';
import { useMayRead } from '../../providers/who.ts';
import { useBilingual, useJoined, useWord } from '../../providers/words.ts';
import { shownInstant } from '../../values/time.ts';
import type { ChosenKind } from './kinds.ts';
import { usePlace } from './place.ts';

/** The values of each kind that one may choose, with their names. */

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Undefined where the user cannot read what there is: then the value is written. */
type Choices = readonly Choice[] | undefined;

/** The filter if the user may read the resource, so that what is refused is never asked for. */
function useAsked(resource: ResourceName, filter: Readonly<Record<string, string | undefined>>) {
  return useMayRead()(resource) ? filter : undefined;
}

function useAccounts(): Choices {
  const mayRead = useMayRead();
  const joined = useJoined();
  const unitName = useUnitNames();
  const source = mayRead('people') ? 'people' : 'accounts';
  const { data = [] } = useRows<'people' | 'accounts'>(source, {});
  return data.map(({ accountId, name, unitId }) => ({
    id: accountId,
    name: joined([name, ...(unitId === undefined ? [] : [unitName(unitId)])]),
  }));
}

function usePersons(): Choices {
  const asked = useAsked('persons', {});
  const { data = [] } = useRows('persons', asked);
  return asked && data.map(({ personId, name }) => ({ id: personId, name: `${name} ${personId}` }));
}

const isBranch = (unitId: string) => unitId.includes('.');

function useUnits(fits: (unitId: string) => boolean): Choices {
  const { data = [] } = useRows('units', {});
  return data
    .filter(({ unitId }) => fits(unitId))
    .map(({ unitId, name }) => ({ id: unitId, name: `${name} ${unitId}` }));
}

/** Of a list, the branches below its unit; of what belongs to a whole campaign, those that stand in it. */
function useBranches(): Choices {
  const { form, parts } = usePlace();
  const isOfCampaign = parts.campaign !== undefined && parts.unit === undefined;
  const resource = form.service === 'evaluation' ? 'entries' : 'candidates';
  const asked = useAsked(resource, { campaignId: parts.campaign });
  const { data: standing } = useRows<'entries' | 'candidates'>(resource, isOfCampaign ? asked : undefined);
  const all = useUnits(isBranch);
  if (standing?.length)
    return standing.map(({ branchId, branchName }) => ({
      id: branchId,
      name: `${branchName ?? ''} ${branchId}`.trim(),
    }));
  const { unit } = parts;
  return unit === undefined || isBranch(unit) ? all : all?.filter(({ id }) => id.startsWith(`${unit}.`));
}

function useBureauKinds(): Choices {
  const { data = [] } = useRows('organisations', {});
  const bilingual = useBilingual();
  return data
    .flatMap(({ bureauKinds }) => bureauKinds)
    .map(({ id, name }) => ({ id, name: bilingual(name) }));
}

function useCampaigns(): Choices {
  const { campaigns } = useCampaign();
  const bilingual = useBilingual();
  return campaigns.map(({ campaignId, campaignName }) => ({ id: campaignId, name: bilingual(campaignName) }));
}

function usePack(): Record<'criterion' | 'declaration' | 'indicator' | 'title', Choices> {
  const { campaign } = usePlace();
  const bilingual = useBilingual();
  const { declarations = [], indicators = [], titles = [] } = campaign?.rulePack ?? {};
  const named = ({ id, name }: Readonly<{ id: string; name: { zh: string; en: string } }>) => ({
    id,
    name: bilingual(name),
  });
  return {
    criterion: allCriteria(campaign).map(named),
    declaration: declarations.map(({ id, text }) => ({ id, name: bilingual(text) })),
    indicator: indicators.map(named),
    title: titles.map(named),
  };
}

/** The clauses of the criterion that is chosen beside it; all of them where none is, as in a read-back. */
function useClauses(source: string): Choices {
  const bilingual = useBilingual();
  const { campaign } = usePlace();
  const beside = useWrappedSource(source).replace(/[^.]+$/, 'criterionId');
  const context = useFormContext() as UseFormReturn | null;
  const chosen = context?.watch(beside) as unknown;
  return allCriteria(campaign)
    .filter(({ id }) => typeof chosen !== 'string' || chosen === '' || id === chosen)
    .flatMap((criterion) =>
      criterion.items.map(({ id, name }) => ({
        id: `${criterion.id}.${id}`,
        name: `${bilingual(criterion.name)} · ${bilingual(name)}`,
      })),
    );
}

function useRecords(): Choices {
  const { id } = usePlace();
  const isRead = useMayRead()('assessments');
  const { data } = useOne('assessments', isRead ? id : undefined);
  if (!isRead) return undefined;
  return (data?.records ?? []).map(({ recordId, visitedAt, site }) => ({
    id: recordId,
    name: `${shownInstant(visitedAt)} ${site}`,
  }));
}

function useIntegrity() {
  const { parts } = usePlace();
  const isRead = useMayRead()('integrity-records');
  return useOne('integrity-records', isRead ? parts.unit : undefined).data;
}

function useCases(): Choices {
  return useIntegrity()?.cases.map(({ caseId, allegation }) => ({ id: caseId, name: allegation }));
}

function useLeads(): Choices {
  return useIntegrity()?.leads.map(({ leadId, receivedOn, letter }) => ({
    id: leadId,
    name: `${receivedOn} ${letter}`,
  }));
}

function useNotices(): Choices {
  const word = useWord();
  const { campaign } = usePlace();
  const { data = [] } = useRows('notices', { campaignId: campaign?.campaignId });
  return data.map(({ noticeId, kind, postedOn }) => ({
    id: noticeId,
    name: `${word('noticeKind', kind)} ${postedOn}`,
  }));
}

function useObjections(): Choices {
  const { parts } = usePlace();
  const unitName = useUnitNames();
  const asked = useAsked('objections', { campaignId: parts.campaign, noticeId: parts.name });
  const { data = [] } = useRows('objections', asked);
  return (
    asked &&
    data.map(({ objectionId, branchId, receivedOn, ground }) => ({
      id: objectionId,
      name: [receivedOn, unitName(branchId), ground].filter((part) => part !== undefined).join(' '),
    }))
  );
}

/** The choices of a kind, each by a hook. `source` is the field's own. */
export const choicesOf: Readonly<Record<ChosenKind, (source: string) => Choices>> = {
  account: useAccounts,
  branch: useBranches,
  bureau: () => useUnits((unitId) => !isBranch(unitId)),
  bureauKind: useBureauKinds,
  campaign: useCampaigns,
  case: useCases,
  clause: useClauses,
  criterion: () => usePack().criterion,
  declaration: () => usePack().declaration,
  indicator: () => usePack().indicator,
  lead: useLeads,
  notice: useNotices,
  objection: useObjections,
  person: usePersons,
  record: useRecords,
  title: () => usePack().title,
  unit: () => useUnits(() => true),
};
