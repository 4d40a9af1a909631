import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { parseId } from '@laurel/contracts/address';
import { listMaximumFor } from '@laurel/rules/pools';
import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { SheetProps } from '../commands/sheet-props.ts';
import { useBegun } from '../commands/use-begun.ts';
import { Section } from '../parts/Section.tsx';
import { Empty } from '../parts/states.tsx';
import { type Campaign, useCampaign } from '../providers/campaign.ts';
import { useOne, useRows } from '../providers/queries.ts';
import { BranchChoice } from './BranchChoice.tsx';
import { type Branch, branchesOf } from './branches.ts';
import { RankedPlace } from './RankedPlace.tsx';
import { added, moved, type Place, removed } from './ranks.ts';

/**
 * A bureau's ranked list: its own branches with what they lack, put in order by dragging, by buttons or by
 * number, each with a reason. Ranks have no gaps, because a rank is a place in the list.
 */
export function RankedList({ form, id }: SheetProps) {
  const { campaign: campaignId, unit: bureauId } = parseId(form, id) ?? {};
  const { campaigns } = useCampaign();
  const campaign = campaigns.find((known) => known.campaignId === campaignId);
  return campaign && bureauId !== undefined ? (
    <Ranking id={id} campaign={campaign} bureauId={bureauId} />
  ) : (
    <Empty />
  );
}

function Ranking({ id, campaign, bureauId }: { id: string; campaign: Campaign; bureauId: string }) {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const branches = useBranches(campaign, bureauId);
  const { data: list } = useOne('recommendations', id);
  const { data: bureau } = useOne('units', bureauId);
  const places = useWatch({ name: 'candidates' }) as readonly Place[] | undefined;
  const draft = list?.draft ?? list?.candidates;
  const put = (next: readonly Place[]) => setValue('candidates', next, { shouldDirty: true });
  // The list as it was drafted before stands there.
  useBegun(
    'candidates',
    draft?.map(({ branchId, rank, reason }) => ({ branchId, rank, reason })),
  );
  const ranked = places ?? [];
  const most = listMaximumFor(campaign.rulePack, { bureauKind: bureau?.kind ?? '', bureauId });
  const drop = ({ active, over }: DragEndEvent) => {
    const to = ranked.find(({ branchId }) => branchId === over?.id);
    if (to) put(moved(ranked, String(active.id), to.rank));
  };
  return (
    <>
      <Section title={translate('rankedList.title', { count: ranked.length, most })}>
        {ranked.length > most && (
          <Alert severity="warning">
            {translate('rankedList.over', { most, over: ranked.length - most })}
          </Alert>
        )}
        {ranked.length === 0 && <Empty>{translate('rankedList.empty')}</Empty>}
        <DndContext collisionDetection={closestCenter} onDragEnd={drop}>
          <SortableContext
            items={ranked.map(({ branchId }) => branchId)}
            strategy={verticalListSortingStrategy}
          >
            <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {ranked.map((place, index) => (
                <RankedPlace
                  key={place.branchId}
                  place={place}
                  index={index}
                  last={ranked.length}
                  branch={branches.find(({ branchId }) => branchId === place.branchId)}
                  onMove={(rank) => put(moved(ranked, place.branchId, rank))}
                  onRemove={() => put(removed(ranked, place.branchId))}
                />
              ))}
            </Box>
          </SortableContext>
        </DndContext>
      </Section>
      <BranchChoice
        branches={branches.filter(({ branchId }) => ranked.every((place) => place.branchId !== branchId))}
        isFull={ranked.length >= most}
        onAdd={(branchId) => put(added(ranked, branchId))}
      />
    </>
  );
}

function useBranches({ campaignId, rulePack }: Campaign, bureauId: string): readonly Branch[] {
  const units = useRows('units', { bureauId, unit: 'branch' }, { field: 'unitId', order: 'ASC' });
  const participations = useRows('participations', { campaignId, bureauId });
  return branchesOf(units.data ?? [], participations.data ?? [], rulePack.eligibility);
}
