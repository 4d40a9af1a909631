import type { RulePack } from '@laurel/contracts';
import { Alert, Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { Section } from '../parts/Section.tsx';

const indented = (pack: RulePack) => JSON.stringify(pack, undefined, 2);

/** The whole rule pack as a text, for what has no input of its own: form, titles, indicators, ties, pools. */
export function PackText({ pack }: { pack: RulePack }) {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const [text, setText] = useState<string>();
  const [isUnreadable, setUnreadable] = useState(false);
  const take = () => {
    try {
      setValue('rulePack', JSON.parse(text ?? ''), { shouldDirty: true });
      setText(undefined);
      setUnreadable(false);
    } catch {
      setUnreadable(true);
    }
  };
  return (
    <Section title={translate('pack.text')} hint={translate('pack.textHint')}>
      {text === undefined ? (
        <Button variant="outlined" onClick={() => setText(indented(pack))}>
          {translate('pack.openText')}
        </Button>
      ) : (
        <>
          {isUnreadable && (
            <Alert severity="error" role="alert" sx={{ mb: 1 }}>
              {translate('pack.unreadable')}
            </Alert>
          )}
          <TextField
            label={translate('pack.text')}
            value={text}
            onChange={({ target }) => setText(target.value)}
            multiline
            fullWidth
            minRows={8}
            maxRows={24}
            slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: 14 } } }}
          />
          <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
            <Button variant="contained" onClick={take}>
              {translate('pack.takeText')}
            </Button>
            <Button onClick={() => setText(undefined)}>{translate('pack.leaveText')}</Button>
          </Box>
        </>
      )}
    </Section>
  );
}
