import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { Status } from '../parts/Status.tsx';
import { To } from '../parts/To.tsx';
import type { Campaign } from '../providers/campaign.ts';
import { useRows } from '../providers/queries.ts';
import { useMayRead } from '../providers/who.ts';
import { useBilingual, useWord } from '../providers/words.ts';

/**
 * The public notices, current and past, each as the public reads it; for who watches the campaign the draft
 * of the next. Others are shown nothing as long as there was none.
 */
export function Notices({ campaign }: { campaign: Campaign }) {
  const translate = useTranslate();
  const word = useWord();
  const bilingual = useBilingual();
  const { data = [] } = useRows(
    'notices',
    { campaignId: campaign.campaignId },
    { field: 'endsOn', order: 'DESC' },
  );
  const titleOf = (titleId: string | undefined) =>
    bilingual(campaign.rulePack.titles.find(({ id }) => id === titleId)?.name);
  const drafts = useMayRead()('namings');
  if (data.length === 0 && !drafts) return null;
  return (
    <Section
      title={translate('overview.notices')}
      actions={drafts && <To to="/documents/notice">{translate('documents.noticeDrafts')}</To>}
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
        {data.map(({ id, kind, titleId, entries, status, postedOn, endsOn }) => (
          <Box
            component="li"
            key={id}
            sx={{ display: 'flex', columnGap: 1.5, justifyContent: 'space-between' }}
          >
            <Box sx={{ minWidth: 0 }}>
              <Typography>
                <To to={`/public/notices/${encodeURIComponent(id)}`}>
                  {`${word('noticeKind', kind)} · ${entries.length}`}
                </To>
              </Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {titleOf(titleId)}
              </Typography>
            </Box>
            <Box sx={{ flexShrink: 0, textAlign: 'right' }}>
              <Typography
                variant="body2"
                sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
              >
                {`${postedOn} – ${endsOn}`}
              </Typography>
              <Typography variant="body2" component="div">
                <Status kind="noticeStatus" value={status} />
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
