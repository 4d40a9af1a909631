import { Box, NativeSelect, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useCampaign } from '../providers/campaign.ts';
import { useBilingual } from '../providers/words.ts';

/**
 * The name of the campaign on the screen; where there are several, the choice between them, with the round
 * first, so that a name too long for the line leaves it readable.
 */
export function CampaignChoice() {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { campaign, campaigns, choose } = useCampaign();
  if (!campaign) return null;
  if (campaigns.length === 1)
    return (
      <Typography
        noWrap
        variant="body2"
        sx={{ color: 'text.secondary', display: { xs: 'none', sm: 'block' }, minWidth: 0 }}
      >
        {bilingual(campaign.campaignName)}
      </Typography>
    );
  return (
    // On a phone the bar has no room for it; there it is a line of its own.
    <Box
      sx={{
        minWidth: 0,
        maxWidth: { xs: 'none', sm: 320 },
        order: { xs: 1, sm: 0 },
        flexBasis: { xs: '100%', sm: 'auto' },
      }}
    >
      <NativeSelect
        value={campaign.id}
        onChange={(event) => choose(event.target.value)}
        inputProps={{ 'aria-label': translate('app.campaign') }}
        disableUnderline
        sx={{
          fontSize: 14,
          width: { xs: '100%', sm: 'auto' },
          maxWidth: '100%',
          '& select': { textOverflow: 'ellipsis' },
        }}
      >
        {campaigns.map(({ id, campaignName, round }) => (
          <option key={id} value={id}>
            {`${translate('app.round', { round })} · ${bilingual(campaignName)}`}
          </option>
        ))}
      </NativeSelect>
    </Box>
  );
}
