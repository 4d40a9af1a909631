import { Button } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';

/** Switches between Chinese and English; it names the other language in that language. */
export function LanguageButton() {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <Button
      size="small"
      color="inherit"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLocale(other)}
      sx={{ whiteSpace: 'nowrap', minWidth: 44 }}
    >
      {translate('app.toggleLanguage')}
    </Button>
  );
}
