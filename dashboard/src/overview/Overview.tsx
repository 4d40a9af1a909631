import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AccessDenied } from '../layout/pages.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty, Loading, ProblemBox } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { useCampaign } from '../providers/campaign.ts';
import { useMayRead } from '../providers/who.ts';
import { useBilingual } from '../providers/words.ts';
import { ApplicationCounts } from './ApplicationCounts.tsx';
import { Bureaus } from './Bureaus.tsx';
import { Deadlines } from './Deadlines.tsx';
import { Funnel } from './Funnel.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { Notices } from './Notices.tsx';

/** The campaign at a glance: how far everybody has come, who is late, what ends when. */
export function Overview() {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const mayRead = useMayRead();
  const { campaign, isPending, error } = useCampaign();
  if (!mayRead('progress')) return <AccessDenied />;
  if (!campaign)
    return (
      <Page title={translate('overview.title')} service="application">
        {error ? (
          <ProblemBox error={error} />
        ) : isPending ? (
          <Loading />
        ) : (
          <Empty hint={translate('state.noCampaignHint')}>{translate('state.noCampaign')}</Empty>
        )}
      </Page>
    );
  return (
    <Page
      title={translate('overview.title')}
      note={
        <>
          {bilingual(campaign.campaignName)} · {translate('app.round', { round: campaign.round })} ·{' '}
          <Status kind="campaignStatus" value={campaign.status} />
        </>
      }
      service="audit"
    >
      <KeyFigures campaignId={campaign.campaignId} />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
          columnGap: 2,
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Funnel campaignId={campaign.campaignId} />
          <ApplicationCounts campaignId={campaign.campaignId} />
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <Deadlines campaign={campaign} />
          <Notices campaign={campaign} />
        </Box>
      </Box>
      <Bureaus campaignId={campaign.campaignId} />
    </Page>
  );
}
