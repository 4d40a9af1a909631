import { Alert, Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Choice } from '../parts/Choice.tsx';
import { Page } from '../parts/Page.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty, Loading, ProblemBox } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { type Campaign, useCampaign } from '../providers/campaign.ts';
import { useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { shownInstant } from '../values/time.ts';
import { NotRanked, RankedTable } from './RankedTable.tsx';

/**
 * The ranking as it was computed, version by version, with its ties, reserves and those who are not ranked.
 */
export function Ranking() {
  const translate = useTranslate();
  const { campaign, isPending, error } = useCampaign();
  const rankings = useRows('rankings', campaign && { campaignId: campaign.campaignId });
  return (
    <Page
      title={translate('ranking.title')}
      note={rankings.data?.[0] && <Status kind="rankingStatus" value={rankings.data[0].status} />}
      service="evaluation"
    >
      {!campaign &&
        (error ? (
          <ProblemBox error={error} />
        ) : isPending ? (
          <Loading />
        ) : (
          <Empty>{translate('state.noCampaign')}</Empty>
        ))}
      {campaign && (
        <Answered asked={rankings}>
          {([row]) =>
            row?.rankingVersion === undefined ? (
              <Empty>{translate('ranking.none')}</Empty>
            ) : (
              <Versions campaign={campaign} ranking={row} />
            )
          }
        </Answered>
      )}
    </Page>
  );
}

function Versions({ campaign, ranking }: { campaign: Campaign; ranking: Rows['rankings'] }) {
  const translate = useTranslate();
  const [chosen, choose] = useState('');
  const versions = [...(ranking.versions ?? [])].reverse();
  const version = Number(chosen) || ranking.rankingVersion!;
  const known = versions.find(({ rankingVersion }) => rankingVersion === version);
  const { scoring, places, reserves } = campaign.rulePack;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 1.5 }}>
        {versions.length > 1 && (
          <Choice
            label={translate('ranking.versions')}
            all={versionLabel(ranking.rankingVersion!, versions, translate)}
            value={chosen}
            options={versions
              .filter(({ rankingVersion }) => rankingVersion !== ranking.rankingVersion)
              .map(({ rankingVersion }) => ({
                value: String(rankingVersion),
                label: versionLabel(rankingVersion, versions, translate),
              }))}
            onChoose={choose}
            width={260}
          />
        )}
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
          {known && (
            <>
              {translate('ranking.version', { version, at: shownInstant(known.at) })}
              {known.confirmedAt !== undefined &&
                ` · ${translate('ranking.confirmed', { at: shownInstant(known.confirmedAt) })}`}
              {known.publishedAt !== undefined &&
                ` · ${translate('ranking.published', { at: shownInstant(known.publishedAt) })}`}
              {known.moved.length > 0 &&
                version > 1 &&
                ` · ${translate('ranking.moved', { smart_count: known.moved.length })}`}
              {' · '}
            </>
          )}
          {translate('ranking.places', { places, reserves })}
        </Typography>
      </Box>
      {version === ranking.rankingVersion &&
        ranking.open.map(({ from, to }) => (
          <Alert key={from} severity="warning" variant="outlined" sx={{ mb: 1.5, color: 'text.primary' }}>
            {translate('ranking.open', { from, to })}
          </Alert>
        ))}
      <Entries campaign={campaign} version={version} />
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {translate('ranking.formula', {
          dynamic: scoring.weightDynamic,
          onSite: scoring.weightOnSite,
          presentation: scoring.weightPresentation,
        })}
      </Typography>
      {known && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5, overflowWrap: 'anywhere' }}>
          {translate('ranking.rules')} <code>{known.rulePackHash.slice(0, 16)}…</code> ·{' '}
          {translate('ranking.inputs')} <code>{known.inputsHash.slice(0, 16)}…</code>
        </Typography>
      )}
    </>
  );
}

function versionLabel(
  version: number,
  versions: Rows['rankings']['versions'],
  translate: ReturnType<typeof useTranslate>,
): string {
  const at = versions.find(({ rankingVersion }) => rankingVersion === version)?.at;
  return translate('ranking.version', { version, at: shownInstant(at) });
}

function Entries({ campaign: { campaignId, rulePack }, version }: { campaign: Campaign; version: number }) {
  const translate = useTranslate();
  const entries = useRows(
    'ranking-entries',
    { campaignId, rankingVersion: version },
    { field: 'place', order: 'ASC' },
  );
  const names = useRows('entries', { campaignId });
  const { pools = [] } = rulePack;
  const poolIndex = (pool: string | undefined) => pools.findIndex(({ id }) => id === pool);
  return (
    <Answered asked={entries}>
      {(rows) => {
        const nameOf = new Map((names.data ?? []).map((entry) => [entry.branchId, entry]));
        const ranked = rows
          .filter(({ outcome }) => outcome !== 'unranked')
          .sort(
            (one, other) =>
              poolIndex(one.pool) - poolIndex(other.pool) || (one.place ?? 0) - (other.place ?? 0),
          );
        const unranked = rows.filter(({ outcome }) => outcome === 'unranked');
        return (
          <>
            <RankedTable rows={ranked} nameOf={nameOf} pools={pools} />
            {unranked.length > 0 && (
              <Box sx={{ mt: 2 }}>
                <Section title={translate('ranking.unranked')}>
                  <NotRanked rows={unranked} nameOf={nameOf} />
                </Section>
              </Box>
            )}
          </>
        );
      }}
    </Answered>
  );
}
