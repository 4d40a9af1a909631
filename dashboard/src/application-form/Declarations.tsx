import { Box, Checkbox, FormControlLabel } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import type { Campaign } from '../providers/campaign.ts';
import { useBilingual } from '../providers/words.ts';

interface Props {
  readonly campaign: Campaign;
  readonly signed: readonly string[];
  readonly onSign: (signed: readonly string[]) => void;
}

/** The declarations of the rule pack, signed one by one. */
export function Declarations({ campaign, signed, onSign }: Props) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const without = (id: string) => signed.filter((one) => one !== id);
  return (
    <Section title={translate('form.declarations')}>
      {campaign.rulePack.declarations.map(({ id, text }) => (
        <Box key={id}>
          <FormControlLabel
            control={
              <Checkbox
                checked={signed.includes(id)}
                onChange={({ target }) => onSign(target.checked ? [...signed, id] : without(id))}
              />
            }
            label={bilingual(text)}
          />
        </Box>
      ))}
    </Section>
  );
}
