import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Deadlines } from '../overview/Deadlines.tsx';
import { Notices } from '../overview/Notices.tsx';
import { Page } from '../parts/Page.tsx';
import { useCampaign } from '../providers/campaign.ts';
import { useMayRead } from '../providers/who.ts';
import { Done } from './Done.tsx';
import { Messages } from './Messages.tsx';
import { Open } from './Open.tsx';
import { Proposed, ToConfirm } from './Proposals.tsx';
import { Tasks } from './Tasks.tsx';

/** 工作台, everybody's first page: what is to be done, confirmed, was asked for and done, and what is new. */
export function Workbench() {
  const translate = useTranslate();
  const { campaign } = useCampaign();
  const watches = useMayRead()('progress');
  return (
    <Page title={translate('work.title')} service="audit">
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
          columnGap: 2,
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Tasks />
          <ToConfirm />
          <Proposed />
          <Done />
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <Messages />
          {watches && campaign && <Open campaignId={campaign.campaignId} />}
          {campaign && <Deadlines campaign={campaign} />}
          {campaign && <Notices campaign={campaign} />}
        </Box>
      </Box>
    </Page>
  );
}
