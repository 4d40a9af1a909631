import { Box, NativeSelect, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useCampaign } from '../providers/campaign.ts';
import { useBilingual } from '../providers/words.ts';

/** The name of the campaign on the screen; where there are several, the choice between them. */
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
    <Box sx={{ minWidth: 0, maxWidth: 320 }}>
      <NativeSelect
        value={campaign.id}
        onChange={(event) => choose(event.target.value)}
        inputProps={{ 'aria-label': translate('app.campaign') }}
        disableUnderline
        sx={{ fontSize: 14, maxWidth: '100%' }}
      >
        {campaigns.map(({ id, campaignName, round }) => (
          <option key={id} value={id}>
            {`${bilingual(campaignName)} · ${translate('app.round', { round })}`}
          </option>
        ))}
      </NativeSelect>
    </Box>
  );
}
