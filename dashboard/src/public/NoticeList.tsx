import { Box, Paper, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { useNoticeWords } from '../documents/NoticeSheet.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { To } from '../parts/To.tsx';
import { useBilingual } from '../providers/words.ts';
import { longDay } from '../values/time.ts';
import { Progress } from './Progress.tsx';
import { PublicFrame } from './PublicFrame.tsx';
import { type Notice, type PublicCampaign, usePublic } from './reading.ts';
import { useTitle } from './use-title.ts';

/** The notices that run and that ran, those that end last first. */
export function NoticeList() {
  const translate = useTranslate();
  const notices = usePublic('notices', {}, { field: 'endsOn', order: 'DESC' });
  const campaigns = usePublic('public-campaigns', {});
  const title = translate('public.title');
  useTitle(title);
  return (
    <PublicFrame>
      <Typography variant="h1">{title}</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 2 }}>{translate('public.listNote')}</Typography>
      <Answered asked={notices}>
        {(rows) => (
          <Answered asked={campaigns}>
            {(known) =>
              rows.length === 0 ? (
                <Empty>{translate('public.noNotices')}</Empty>
              ) : (
                <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
                  {[...rows].sort(runningFirst).map((notice) => (
                    <Line key={notice.id} notice={notice} campaigns={known} />
                  ))}
                </Box>
              )
            }
          </Answered>
        )}
      </Answered>
    </PublicFrame>
  );
}

function runningFirst(one: Notice, other: Notice): number {
  return Number(one.status !== 'running') - Number(other.status !== 'running');
}

function Line({ notice, campaigns }: { notice: Notice; campaigns: readonly PublicCampaign[] }) {
  const campaign = campaigns.find(({ campaignId }) => campaignId === notice.campaignId);
  if (!campaign) return null;
  return <KnownLine notice={notice} campaign={campaign} />;
}

function KnownLine({ notice, campaign }: { notice: Notice; campaign: PublicCampaign }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const [locale] = useLocaleState();
  const { title } = useNoticeWords(notice, campaign);
  return (
    <Paper component="li" variant="outlined" sx={{ p: { xs: 1.5, sm: 2 } }}>
      <Typography variant="h2">
        <To to={`/public/notices/${encodeURIComponent(notice.id)}`}>{title}</To>
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', my: 0.5 }}>
        {bilingual(campaign.city)} · {bilingual(campaign.campaignName)} ·{' '}
        {translate('app.round', { round: campaign.round })} ·{' '}
        {translate('public.entriesCount', { count: notice.entries.length })}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, alignItems: 'center' }}>
        <Progress notice={notice} />
        <Typography variant="body2">
          {translate('public.period', {
            from: longDay(notice.postedOn, locale),
            to: longDay(notice.endsOn, locale),
          })}
        </Typography>
      </Box>
    </Paper>
  );
}
