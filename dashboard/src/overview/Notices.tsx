import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { Status } from '../parts/Status.tsx';
import { useRows } from '../providers/queries.ts';
import { useWord } from '../providers/words.ts';

/** What is or was on public notice; nothing while there was none. */
export function Notices({ campaignId }: { campaignId: string }) {
  const translate = useTranslate();
  const word = useWord();
  const { data = [] } = useRows('notices', { campaignId }, { field: 'endsOn', order: 'DESC' });
  if (data.length === 0) return null;
  return (
    <Section title={translate('overview.notices')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {data.map(({ id, kind, entries, status, postedOn, endsOn }) => (
          <Box component="li" key={id} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
            <Typography sx={{ flex: '1 1 140px' }}>
              {word('noticeKind', kind)} · {entries.length}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
              {postedOn} – {endsOn}
            </Typography>
            <Typography variant="body2" component="div">
              <Status kind="noticeStatus" value={status} />
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
