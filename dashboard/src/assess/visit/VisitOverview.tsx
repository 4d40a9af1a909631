import { scoreFault } from '@laurel/rules/score';
import { Box, ButtonBase, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Campaign } from '../../providers/campaign.ts';
import { useBilingual } from '../../providers/words.ts';
import { shownInstant } from '../../values/time.ts';
import type { Adjustment } from './Adjustments.tsx';

interface Visit {
  readonly visitedAt?: string | null;
  readonly site?: string | null;
  readonly scores?: Readonly<Record<string, string | undefined>>;
  readonly adjustments?: readonly Adjustment[];
  readonly evidence?: { readonly documents?: readonly unknown[]; readonly attachments?: readonly unknown[] };
}

interface Line {
  readonly key: string;
  readonly name: string;
  /** Undefined while it lacks. */
  readonly said: string | undefined;
}

/** Every leaf of a visit's record with what is filled in, or that it lacks; each leads to its leaf. */
export function VisitOverview({
  pack,
  onTurn,
}: {
  pack: Campaign['rulePack'];
  onTurn: (key: string) => void;
}) {
  const translate = useTranslate();
  const lines = useLines(pack);
  const left = lines.filter(({ said }) => said === undefined).length;
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {lines.map(({ key, name, said }) => (
          <Box component="li" key={key} sx={{ borderBottom: 1, borderColor: 'divider' }}>
            <ButtonBase
              onClick={() => onTurn(key)}
              sx={{
                ...{ display: 'flex', width: '100%', minHeight: 44, gap: 2, py: 1, fontSize: '1rem' },
                ...{ justifyContent: 'space-between', textAlign: 'start', fontFamily: 'inherit' },
              }}
            >
              <Box sx={{ fontWeight: 650 }}>{name}</Box>
              <Box sx={{ textAlign: 'end', ...(said === undefined && { color: 'error.main' }) }}>
                {said ?? translate('visit.lacks')}
              </Box>
            </ButtonBase>
          </Box>
        ))}
      </Box>
      <Typography role="status" sx={{ mt: 2 }}>
        {translate(left > 0 ? 'visit.left' : 'visit.ready', { smart_count: left })}
      </Typography>
    </>
  );
}

function useLines(pack: Campaign['rulePack']): readonly Line[] {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { visitedAt, site, scores = {}, adjustments = [], evidence } = useWatch() as Visit;
  const files = evidence?.attachments?.length ?? 0;
  const documents = evidence?.documents?.length ?? 0;
  const adjusted = (criterionId: string) =>
    adjustments
      .filter((adjustment) => adjustment.criterionId === criterionId)
      .map(({ kind, points }) => ` · ${translate(`visit.${kind}`)} ${points}`)
      .join('');
  return [
    {
      key: 'visit',
      name: translate('visit.whenAndWhere'),
      said: visitedAt && site?.trim() ? `${shownInstant(visitedAt)} ${site}` : undefined,
    },
    ...pack.criteria.map(({ id, name }) => {
      const score = scores[id]?.normalize('NFKC') ?? '';
      const isGiven = scoreFault(pack, score) === undefined;
      return { key: id, name: bilingual(name), said: isGiven ? score + adjusted(id) : undefined };
    }),
    {
      key: 'evidence',
      name: translate('visit.evidence'),
      said: files + documents > 0 ? translate('visit.evidenceOf', { files, documents }) : undefined,
    },
  ];
}
