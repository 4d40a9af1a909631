import { Box, Button } from '@mui/material';
import { useEffect, useRef } from 'react';
import { TextInput, useInput, useTranslate } from 'react-admin';
import { useCampaign } from '../../providers/campaign.ts';
import { useBilingual } from '../../providers/words.ts';
import { type FieldProps, useFieldProps } from './field.ts';
import { usePlace } from './place.ts';

const indented = (value: unknown) => JSON.stringify(value, undefined, 2);

/** A rule pack as a text that a file or the pack of a campaign fills in, and that can be written on. */
export function RulePack(props: FieldProps) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { campaigns } = useCampaign();
  const chooser = useRef<HTMLInputElement>(null);
  const { validate, ...common } = useFieldProps(props);
  const { field } = useInput({ source: props.source, defaultValue: '' });
  const isJson = (text: unknown) => {
    try {
      JSON.parse(String(text));
      return undefined;
    } catch {
      return translate('act.notRulePack');
    }
  };
  return (
    <Box sx={{ width: '100%' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1 }}>
        <Button variant="outlined" onClick={() => chooser.current?.click()}>
          {translate('act.rulePackFile')}
        </Button>
        {campaigns.map(({ campaignId, campaignName, rulePack }) => (
          <Button key={campaignId} variant="outlined" onClick={() => field.onChange(indented(rulePack))}>
            {translate('act.rulePackOf', { campaign: bilingual(campaignName) })}
          </Button>
        ))}
        <input
          ref={chooser}
          hidden
          type="file"
          accept="application/json,.json"
          onChange={({ target }) => void target.files?.[0]?.text().then((text) => field.onChange(text))}
        />
      </Box>
      <TextInput
        {...common}
        helperText={translate('act.rulePackHelp')}
        multiline
        minRows={6}
        maxRows={24}
        validate={validate ? [validate, isJson] : isJson}
        sx={{ '& textarea': { fontFamily: 'monospace', fontSize: 14 } }}
      />
    </Box>
  );
}

/** The rule pack that stands now, which is what is frozen: nobody types its hash. */
export function RulePackHash({ source, label }: FieldProps) {
  const translate = useTranslate();
  const { campaign } = usePlace();
  const hash = campaign?.rulePackHash;
  const { field } = useInput({ source, defaultValue: '' });
  const { onChange, value } = field;
  useEffect(() => {
    if (hash !== undefined && hash !== value) onChange(hash);
  }, [hash, value, onChange]);
  return (
    <Box>
      {translate('act.labelled', {
        label,
        value: hash === undefined ? '—' : translate('act.rulePackNow', { hash: hash.slice(0, 12) }),
      })}
    </Box>
  );
}
