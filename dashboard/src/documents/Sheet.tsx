import { Box, GlobalStyles, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { PublicCampaign } from '../public/reading.ts';
import { useBilingual } from '../providers/words.ts';

const serif = [
  '"FangSong"',
  '"STFangsong"',
  '"FangSong_GB2312"',
  '"Songti SC"',
  '"SimSun"',
  '"Noto Serif CJK SC"',
  'serif',
].join(',');

/** The mark of a sheet that is no document yet, or none any more. */
export type Mark = keyof typeof marks;

const marks = { draft: 'documents.draft', voided: 'documents.voided' } as const;

/**
 * A sheet of paper: on the screen a page in the page, printed by the browser an A4 page and nothing else.
 * Its text keeps its size on paper, whatever screen it is printed from.
 */
export function Sheet({
  mark,
  landscape = false,
  children,
}: {
  mark?: Mark | undefined;
  landscape?: boolean;
  children: ReactNode;
}) {
  const translate = useTranslate();
  return (
    <Paper
      component="article"
      variant="outlined"
      sx={{
        position: 'relative',
        maxWidth: landscape ? 920 : 760,
        mx: 'auto',
        mb: 3,
        px: { xs: 2, sm: 7 },
        py: { xs: 3, sm: 6 },
        borderRadius: 0,
        overflow: 'hidden',
        fontFamily: serif,
        fontSize: { xs: 17, sm: 18 },
        lineHeight: 1.8,
        '&:lang(en)': { fontFamily: `Georgia,"Times New Roman","DejaVu Serif",${serif}` },
        '@media print': {
          ...{ maxWidth: 'none', m: 0, p: 0, border: 0, overflow: 'visible', fontSize: '14pt' },
          ...{ color: '#000', bgcolor: '#fff', backgroundImage: 'none', breakAfter: 'page' },
          '&:last-of-type': { breakAfter: 'auto' },
        },
      }}
    >
      <GlobalStyles
        styles={{
          '@page': { size: landscape ? 'A4 landscape' : 'A4', margin: landscape ? '14mm' : '25mm 24mm 22mm' },
          '@media print': { body: { background: '#fff !important' } },
        }}
      />
      {mark && (
        <Typography
          component="p"
          sx={{
            ...{
              color: 'error.main',
              border: 2,
              borderColor: 'error.main',
              fontWeight: 700,
              fontSize: '1.1em',
            },
            ...{ width: 'max-content', px: 2, py: 0.25, mb: 2, letterSpacing: '0.2em' },
            '@media print': { color: '#b3261e', borderColor: '#b3261e' },
          }}
        >
          {translate(marks[mark])}
        </Typography>
      )}
      {children}
    </Paper>
  );
}

/** The title of a document, in the middle. */
export function SheetTitle({ children, heading = 'h2' }: { children: ReactNode; heading?: 'h1' | 'h2' }) {
  return (
    <Typography
      component={heading}
      sx={{
        fontFamily: 'inherit',
        textAlign: 'center',
        fontWeight: 700,
        fontSize: { xs: 22, sm: 26 },
        lineHeight: 1.4,
        textWrap: 'balance',
        mb: 3,
        '@media print': { fontSize: '20pt' },
      }}
    >
      {children}
    </Typography>
  );
}

/** A paragraph, its first line indented by two characters as the language has it. */
export function SheetText({ children }: { children: ReactNode }) {
  return (
    <Box
      component="p"
      sx={{ my: 1, textIndent: '2em', '&:lang(en)': { textIndent: 0 }, orphans: 2, widows: 2 }}
    >
      {children}
    </Box>
  );
}

/** Stands in a text for what `Filled` puts there. */
export const hole = '\u0000';

/** A text with something in its hole that is more than text. */
export function Filled({ text, children }: { text: string; children: ReactNode }) {
  const [before, after] = text.split(hole);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}

/** A line to be filled in: what is not decided yet. Whoever listens hears that it is not. */
export function Blank({ width = '8em' }: { width?: string }) {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ display: 'inline-block', textIndent: 0 }}>
      <Box
        component="span"
        aria-hidden
        sx={{ display: 'inline-block', width, borderBottom: 1, height: '1.1em', verticalAlign: 'bottom' }}
      />
      <Box component="span" sx={hidden}>
        {translate('documents.pending')}
      </Box>
    </Box>
  );
}

const hidden = {
  ...{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  whiteSpace: 'nowrap',
};

/** The signature, with room for the seal, and the day; at the right, kept on one page. */
export function Signature({
  campaign: { city, issuer },
  on,
}: {
  campaign: Pick<PublicCampaign, 'city' | 'issuer'>;
  on: ReactNode;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  return (
    <Box
      sx={{
        mt: 5,
        ml: 'auto',
        width: 'max-content',
        maxWidth: '100%',
        textAlign: 'center',
        breakInside: 'avoid',
      }}
    >
      <Box>{issuer ? bilingual(issuer) : translate('documents.signature', { city: bilingual(city) })}</Box>
      <Box sx={{ fontSize: '0.8em', opacity: 0.85 }}>{translate('documents.seal')}</Box>
      <Box>{on}</Box>
    </Box>
  );
}
