import type { RulePack, ShippedPack } from '@laurel/contracts';
import { Alert, Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import type { Campaign } from '../providers/campaign.ts';
import { useBilingual } from '../providers/words.ts';

/** The rule packs that one may begin with: those shipped, those of the campaigns, or one from a file. */
export function ShippedPacks({
  campaigns,
  onChoose,
}: {
  campaigns: readonly Campaign[];
  onChoose: (pack: RulePack) => void;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const chooser = useRef<HTMLInputElement>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const { data: shipped = [] } = useQuery<readonly ShippedPack[]>({
    queryKey: ['rule-packs'],
    queryFn: async () => (await import('virtual:rule-packs')).default,
    staleTime: Infinity,
  });
  const read = async (file: File | undefined) => {
    try {
      if (file) onChoose(JSON.parse(await file.text()) as RulePack);
      setUnreadable(false);
    } catch {
      setUnreadable(true);
    }
  };
  return (
    <Section title={translate('pack.begin')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {shipped.map(({ id, words, pack }) => (
          <Button key={id} variant="outlined" onClick={() => onChoose(pack)}>
            {bilingual(words)}
          </Button>
        ))}
        {campaigns.map(({ campaignId, campaignName, round, rulePack }) => (
          <Button key={campaignId} variant="outlined" onClick={() => onChoose(rulePack)}>
            {translate('pack.ofCampaign', { campaign: bilingual(campaignName), round })}
          </Button>
        ))}
        <Button variant="outlined" onClick={() => chooser.current?.click()}>
          {translate('pack.fromFile')}
        </Button>
        <input
          ref={chooser}
          hidden
          type="file"
          accept="application/json,.json"
          aria-label={translate('pack.fromFile')}
          onChange={({ target }) => void read(target.files?.[0])}
        />
      </Box>
      {isUnreadable && (
        <Alert severity="error" role="alert" sx={{ mt: 1 }}>
          {translate('pack.unreadable')}
        </Alert>
      )}
    </Section>
  );
}
