import { Box, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { filtered, To } from '../parts/To.tsx';
import { useCounts } from '../providers/queries.ts';
import { funnelOf } from './funnel.ts';

type Counts = readonly { readonly count: number }[] | undefined;

const sum = (counts: Counts) => counts?.reduce((all, { count }) => all + count, 0);

/** The five numbers everybody asks for first, each a link to what it counts. */
export function KeyFigures({ campaignId }: { campaignId: string }) {
  const translate = useTranslate();
  const of = { campaignId };
  const branches = useCounts('progress', ['step'], of);
  const applications = useCounts('candidates', ['status'], of);
  const named = useCounts('named', ['status'], { ...of, status: 'named' });
  const accepted = applications.data?.filter(({ status }) => status === 'accepted');
  const levels =
    branches.data && funnelOf(branches.data.map(({ step, count }) => ({ step: step ?? '', count })));
  const entered = levels?.find(({ step }) => step === 'evaluate')?.reached;
  const figures = [
    { key: 'branchesInvited', count: sum(branches.data) },
    { key: 'applications', count: sum(applications.data), to: '/candidates' },
    { key: 'acceptedForms', count: sum(accepted), to: filtered('candidates', { status: 'accepted' }) },
    { key: 'entriesCompeting', count: entered, to: filtered('candidates', { step: 'evaluate' }) },
    { key: 'named', count: sum(named.data), to: filtered('named', { status: 'named' }) },
  ];
  return (
    <Box
      component="section"
      aria-label={translate('overview.key')}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(5, minmax(0, 1fr))' },
        gap: { xs: 1, sm: 2 },
        mb: 2,
      }}
    >
      {figures.map(({ key, count, to }) => (
        <Paper key={key} variant="outlined" sx={{ p: 1.5 }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate(`overview.${key}`)}
          </Typography>
          <Typography
            component="div"
            sx={{ fontSize: 26, fontWeight: 700, fontVariantNumeric: 'tabular-nums' }}
          >
            {count === undefined ? (
              '…'
            ) : to === undefined ? (
              count
            ) : (
              <To to={to} label={`${translate(`overview.${key}`)} ${count}`}>
                {count}
              </To>
            )}
          </Typography>
        </Paper>
      ))}
    </Box>
  );
}
