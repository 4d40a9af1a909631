import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Column, RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { useNames } from '../providers/names.ts';
import { useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useMayRead } from '../providers/who.ts';
import { useWord } from '../providers/words.ts';
import type { FileProps } from './file-props.ts';
import { useCriterionName } from './criteria.ts';
import { isTrimmed, type StageSteps } from './trimming.ts';

type Ballot = Rows['ballots']['ballots'][number];

/** The experts' ballots on a candidate, once they are opened. Before that the server gives no ballots. */
export function BallotsTab({ candidate: { campaignId, branchId }, campaign }: FileProps) {
  const translate = useTranslate();
  const word = useWord();
  const ballots = useRows('ballots', { campaignId, branchId });
  const ranked = useRows(
    'ranking-entries',
    useMayRead()('ranking-entries') ? { campaignId, branchId } : undefined,
    {
      field: 'rankingVersion',
      order: 'DESC',
    },
  );
  const steps = (ranked.data?.[0]?.steps ?? {}) as Partial<Record<Rows['ballots']['stage'], StageSteps>>;
  return (
    <Answered asked={ballots}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty>{translate('file.sealed')}</Empty>
        ) : (
          (['onSite', 'presentation'] as const).map((stage) => (
            <Section
              key={stage}
              title={word('stage', stage)}
              hint={steps[stage]?.trimmed && translate('file.trimmed')}
            >
              <Sheets
                rows={rows.find((pile) => pile.stage === stage)?.ballots ?? []}
                label={word('stage', stage)}
                campaign={campaign}
                steps={steps[stage] ?? {}}
              />
            </Section>
          ))
        )
      }
    </Answered>
  );
}

interface SheetsProps {
  readonly rows: readonly Ballot[];
  readonly label: string;
  readonly campaign: FileProps['campaign'];
  readonly steps: StageSteps;
}

function Sheets({ rows, label, campaign, steps }: SheetsProps) {
  const translate = useTranslate();
  const word = useWord();
  const nameOf = useNames();
  const criterionName = useCriterionName(campaign);
  if (rows.length === 0) return <Empty />;
  // The scores stand in the order of the stage's sheet.
  const criteria = rows[0]!.scores.map(({ criterionId }) => criterionId);
  const columns: readonly Column<Ballot>[] = [
    {
      key: 'expert',
      label: translate('file.expert'),
      show: ({ expertId, setAside, reason }) => (
        <>
          {nameOf(expertId)}
          {setAside && (
            <Box sx={{ fontWeight: 400, fontSize: 13, color: 'error.main' }}>
              {translate('file.setAside', {
                ground: word('setAside', setAside.ground),
                reason: setAside.reason,
              })}
            </Box>
          )}
          {reason !== undefined && (
            <Box sx={{ fontWeight: 400, fontSize: 13, color: 'text.secondary' }}>{reason}</Box>
          )}
        </>
      ),
    },
    ...criteria.map((criterion, index): Column<Ballot> => ({
      key: criterion,
      label: criterionName(criterion),
      number: true,
      show: ({ scores, expertId }) => {
        const score = scores.find(({ criterionId }) => criterionId === criterion)?.score ?? '—';
        return isTrimmed(steps, expertId, index) ? <del>{score}</del> : score;
      },
    })),
  ];
  return <RecordTable label={label} columns={columns} rows={rows} keyOf={({ expertId }) => expertId} />;
}
