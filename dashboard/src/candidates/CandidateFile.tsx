import { Box, Tab, Tabs, Typography } from '@mui/material';
import type { ComponentType } from 'react';
import { useLocation, useNavigate, useParams, useTranslate } from 'react-admin';
import { Freshness } from '../parts/Freshness.tsx';
import { Page } from '../parts/Page.tsx';
import { Answered } from '../parts/states.tsx';
import { To } from '../parts/To.tsx';
import { useCampaign } from '../providers/campaign.ts';
import { useOne } from '../providers/queries.ts';
import { type ResourceName, type Rows, sources } from '../providers/resources.ts';
import { useMayRead } from '../providers/who.ts';
import { useWord } from '../providers/words.ts';
import { AssessmentTab } from './AssessmentTab.tsx';
import { BallotsTab } from './BallotsTab.tsx';
import type { FileProps } from './file-props.ts';
import { FormTab } from './FormTab.tsx';
import { NamingTab } from './NamingTab.tsx';
import { NominationTab } from './NominationTab.tsx';
import { RankingTab } from './RankingTab.tsx';
import { StandingTab } from './StandingTab.tsx';
import { TimelineTab } from './TimelineTab.tsx';

interface Part {
  readonly tab: string;
  readonly show: ComponentType<FileProps>;
  /** Offered to those who read one of these. */
  readonly reads: readonly ResourceName[];
}

const parts: readonly Part[] = [
  { tab: 'form', show: FormTab, reads: ['candidates'] },
  { tab: 'nomination', show: NominationTab, reads: ['candidates'] },
  { tab: 'standing', show: StandingTab, reads: ['standings'] },
  { tab: 'assessment', show: AssessmentTab, reads: ['assessments'] },
  { tab: 'ballots', show: BallotsTab, reads: ['ballots'] },
  { tab: 'ranking', show: RankingTab, reads: ['ranking-entries', 'results'] },
  { tab: 'naming', show: NamingTab, reads: ['places', 'named'] },
  { tab: 'timeline', show: TimelineTab, reads: ['history'] },
];

/** One candidate's file: everything that is known of it, part by part, as far as one's role sees it. */
export function CandidateFile() {
  const translate = useTranslate();
  const { id } = useParams<{ id: string }>();
  const candidate = useOne('candidates', id);
  const { campaigns } = useCampaign();
  const row = candidate.data;
  return (
    <Page
      title={row ? (row.branchName ?? row.branchId) : translate('candidates.title')}
      note={row && <Whose row={row} />}
      actions={<To to="/candidates">{translate('state.backToList')}</To>}
    >
      <Answered asked={candidate}>
        {(found) => (
          <Parts
            candidate={found}
            campaign={campaigns.find(({ campaignId }) => campaignId === found.campaignId)}
          />
        )}
      </Answered>
    </Page>
  );
}

function Whose({ row: { unitName, bureauName, route, rank, of } }: { row: Rows['candidates'] }) {
  const translate = useTranslate();
  const word = useWord();
  const said = [unitName, bureauName, route && word('route', route)].filter(Boolean).join(' · ');
  return (
    <Typography component="span">
      {said}
      {rank !== undefined && ` ${translate('candidates.rankOf', { rank, of: of ?? '—' })}`}
    </Typography>
  );
}

function Parts({ candidate, campaign }: FileProps) {
  const translate = useTranslate();
  const mayRead = useMayRead();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const offered = parts.filter(({ reads }) => reads.some((resource) => mayRead(resource)));
  const wanted = new URLSearchParams(search).get('tab');
  const part = offered.find(({ tab }) => tab === wanted) ?? offered[0];
  if (!part) return null;
  const Shown = part.show;
  return (
    <>
      <Tabs
        value={part.tab}
        onChange={(_event, tab: string) => navigate(`${pathname}?tab=${tab}`, { replace: true })}
        variant="scrollable"
        scrollButtons="auto"
        allowScrollButtonsMobile
        aria-label={translate('file.tabs')}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}
      >
        {offered.map(({ tab }) => (
          <Tab
            key={tab}
            value={tab}
            label={translate(`file.${tab}`)}
            id={`tab-${tab}`}
            {...(tab === part.tab && { 'aria-controls': 'part' })}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id="part"
        aria-labelledby={`tab-${part.tab}`}
        tabIndex={0}
        sx={{ outlineOffset: 4 }}
      >
        <Shown candidate={candidate} campaign={campaign} />
      </Box>
      <Freshness service={sources[part.reads[0]!].service} />
    </>
  );
}
