import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Status } from '../parts/Status.tsx';
import { useNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useJoined, useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import type { FileProps } from './file-props.ts';
import { useCriterionName } from './criteria.ts';

type Kept = Rows['assessments']['records'][number];

/**
 * One visit: where and when, the scores, each bonus and deduction with its clause, the unit's answer, the
 * ruling.
 */
export function AssessmentRecord({ record, campaign }: { record: Kept; campaign: FileProps['campaign'] }) {
  const translate = useTranslate();
  const word = useWord();
  const joined = useJoined();
  const nameOf = useNames();
  const criterionName = useCriterionName(campaign);
  const { scores, adjustments, answer, ruling, original } = record;
  return (
    <Box
      component="article"
      sx={{
        borderTop: 1,
        borderColor: 'divider',
        pt: 1.5,
        mt: 1.5,
        '&:first-of-type': { borderTop: 0, mt: 0, pt: 0 },
      }}
    >
      <Typography variant="h3" sx={{ mb: 1 }}>
        {shownInstant(record.visitedAt)} · {record.site}
      </Typography>
      <Facts
        facts={[
          [translate('overview.status'), <Status key="status" kind="recordStatus" value={record.status} />],
          [translate('file.by'), joined(record.recordedBy.map(nameOf))],
          answer && [
            translate('file.answer'),
            [word('answer', answer.answer), answer.statement, shownInstant(answer.answeredAt)]
              .filter(Boolean)
              .join(' · '),
          ],
          !answer && [translate('file.answerUntil'), record.answerUntil],
          ruling && [
            translate('file.ruling'),
            `${ruling.reason} · ${nameOf(ruling.decidedBy)} · ${shownInstant(ruling.decidedAt)}`,
          ],
          original && [
            translate('file.original'),
            joined(original.scores.map(({ criterionId, score }) => `${criterionName(criterionId)} ${score}`)),
          ],
        ]}
      />
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2.5,
          rowGap: 0.5,
          my: 1,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {scores.map(({ criterionId, score }) => (
          <span key={criterionId}>
            {criterionName(criterionId)} <strong>{score}</strong>
          </span>
        ))}
      </Box>
      {adjustments.length > 0 && (
        <RecordTable
          label={translate('file.adjustments')}
          rows={adjustments}
          keyOf={(row) => `${row.clause}/${row.kind}/${row.reason}`}
          columns={[
            {
              key: 'clause',
              label: translate('file.adjustments'),
              show: ({ kind, clause }) => `${word('adjustment', kind)} · ${clause}`,
            },
            {
              key: 'criterion',
              label: translate('file.criterion'),
              show: ({ criterionId }) => criterionName(criterionId),
            },
            {
              key: 'points',
              label: translate('file.score'),
              number: true,
              show: ({ kind, points }) => `${kind === 'bonus' ? '+' : '−'}${points}`,
            },
            { key: 'reason', label: translate('file.reason'), show: ({ reason }) => reason },
          ]}
        />
      )}
    </Box>
  );
}
