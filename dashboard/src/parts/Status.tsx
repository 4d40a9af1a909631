import { Box } from '@mui/material';
import { useWord, type Word } from '../providers/words.ts';

type Tone = 'good' | 'bad' | 'wait' | 'plain';

const tones: Readonly<Record<string, Tone>> = {
  accepted: 'good',
  final: 'good',
  winner: 'good',
  named: 'good',
  clear: 'good',
  conferred: 'good',
  confirmed: 'good',
  closed: 'good',
  disqualified: 'bad',
  ineligible: 'bad',
  lapsed: 'bad',
  revoked: 'bad',
  late: 'bad',
  dropped: 'bad',
  unranked: 'bad',
  underReview: 'wait',
  recheckDue: 'wait',
  warned: 'wait',
  returned: 'wait',
  held: 'wait',
  disputed: 'wait',
  tied: 'wait',
  reserve: 'wait',
  open: 'wait',
  running: 'wait',
};

const colours: Readonly<Record<Tone, string>> = {
  good: 'success.main',
  bad: 'error.main',
  wait: 'warning.main',
  plain: 'text.secondary',
};

/** A value in words. The colour repeats what the word says and never says more. */
export function Status({ kind, value }: { kind: Word; value: string | undefined }) {
  const word = useWord();
  if (value === undefined) return <span>—</span>;
  const tone = tones[value] ?? 'plain';
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{ width: 8, height: 8, borderRadius: '2px', bgcolor: colours[tone], flexShrink: 0 }}
      />
      {word(kind, value)}
    </Box>
  );
}
