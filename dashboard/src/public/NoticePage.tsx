import { Box } from '@mui/material';
import { useParams, useTranslate } from 'react-admin';
import { NoticeSheet, useNoticeWords } from '../documents/NoticeSheet.tsx';
import { PrintButton } from '../parts/PrintButton.tsx';
import { Answered, Loading } from '../parts/states.tsx';
import { To } from '../parts/To.tsx';
import { countedDays } from './notice-days.ts';
import { Objecting } from './Objecting.tsx';
import { Outcome } from './Outcome.tsx';
import { Progress } from './Progress.tsx';
import { PublicFrame } from './PublicFrame.tsx';
import { type Notice, type PublicCampaign, useNotice, usePublic } from './reading.ts';
import { useTitle } from './use-title.ts';

/** One public notice: the sheet as it was posted, how far it is, how to object, and what came of it. */
export function NoticePage() {
  const translate = useTranslate();
  const { id = '' } = useParams<{ id: string }>();
  const notice = useNotice(id);
  const campaigns = usePublic('public-campaigns', notice.data && { campaignId: notice.data.campaignId });
  return (
    <PublicFrame>
      <Box sx={{ displayPrint: 'none', mb: 1.5 }}>
        <To to="/public">{translate('public.backToNotices')}</To>
      </Box>
      <Answered asked={notice}>
        {(row) => (
          <Answered asked={campaigns}>
            {([campaign]) => campaign && <Posted notice={row} campaign={campaign} />}
          </Answered>
        )}
      </Answered>
    </PublicFrame>
  );
}

function Posted({ notice, campaign }: { notice: Notice; campaign: PublicCampaign }) {
  const calendars = usePublic('calendars', {});
  const { title } = useNoticeWords(notice, campaign);
  useTitle(title);
  if (calendars.isPending) return <Loading />;
  const years = calendars.data?.[0]?.years ?? [];
  const days = countedDays(notice.postedOn, notice.endsOn, years);
  return (
    <>
      <Box
        sx={{
          ...{ displayPrint: 'none', mb: 2, display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' },
          justifyContent: 'space-between',
        }}
      >
        <Progress notice={notice} />
        <PrintButton />
      </Box>
      <NoticeSheet notice={{ ...notice, days }} campaign={campaign} heading="h1" />
      <Box sx={{ displayPrint: 'none' }}>
        <Outcome notice={notice} />
        <Objecting notice={notice} />
      </Box>
    </>
  );
}
