import { TableCell, TableFooter, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Subheading } from '../parts/Subheading.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import type { Campaign } from '../providers/campaign.ts';
import type { Rows } from '../providers/resources.ts';
import { useWord } from '../providers/words.ts';
import { shownNumber } from '../values/fraction.ts';
import { allCriteria, useCriterionName } from './criteria.ts';

const parts = ['dynamic', 'onSite', 'presentation'] as const;

/**
 * The fields that both views of a place have: the ranking's own rows, and the row that shows a branch its own
 * result with the public notice.
 */
export type Placed = Pick<
  Rows['results'],
  | 'rankingVersion'
  | 'outcome'
  | 'place'
  | 'shared'
  | 'final'
  | 'recorded'
  | 'dynamic'
  | 'onSite'
  | 'presentation'
  | 'resolvedBy'
  | 'reason'
>;

/**
 * From the criteria to the final score: each part per criterion, weighted to D, O and P, and these weighted
 * to F.
 */
export function FinalScore({ row, campaign }: { row: Placed; campaign: Campaign }) {
  const translate = useTranslate();
  const word = useWord();
  const criterionName = useCriterionName(campaign);
  const { scoring } = campaign.rulePack;
  const weights = {
    dynamic: scoring.weightDynamic,
    onSite: scoring.weightOnSite,
    presentation: scoring.weightPresentation,
  };
  const scoreOf = (part: (typeof parts)[number], id: string) =>
    row[part]?.criteria.find(({ criterionId }) => criterionId === id)?.score;
  return (
    <>
      <Subheading>{translate('file.howFinal')}</Subheading>
      <RecordTable
        label={translate('file.howFinal')}
        rows={allCriteria(campaign)}
        keyOf={({ id }) => id}
        columns={[
          { key: 'criterion', label: translate('file.criterion'), show: ({ id }) => criterionName(id) },
          {
            key: 'weight',
            label: translate('file.weight'),
            number: true,
            show: ({ weight }) => `${weight} %`,
          },
          ...parts.map((part) => ({
            key: part,
            label: word('part', part),
            number: true,
            show: ({ id }: { id: string }) => shownNumber(scoreOf(part, id)),
          })),
        ]}
        footer={
          <TableFooter>
            <Sums
              label={translate('file.weighted')}
              weight="100 %"
              values={parts.map((part) => shownNumber(row[part]?.score))}
            />
            <Sums
              label={translate('file.weight')}
              weight=""
              values={parts.map((part) => `× ${weights[part]} %`)}
            />
            <Sums label={word('part', 'final')} weight="" values={['', '', shownNumber(row.final)]} strong />
          </TableFooter>
        }
      />
      <p>
        ({parts.map((part) => `${weights[part]} × ${shownNumber(row[part]?.score)}`).join(' + ')}) ÷ 100 ={' '}
        <strong>{shownNumber(row.final)}</strong>
      </p>
    </>
  );
}

function Sums({
  label,
  weight,
  values,
  strong,
}: {
  label: string;
  weight: string;
  values: readonly string[];
  strong?: boolean;
}) {
  const style = {
    color: 'text.primary',
    fontSize: 14,
    fontWeight: strong ? 700 : 500,
    fontVariantNumeric: 'tabular-nums',
  };
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={style}>
        {label}
      </TableCell>
      <TableCell align="right" sx={style}>
        {weight}
      </TableCell>
      {values.map((value, index) => (
        <TableCell key={parts[index]} align="right" sx={style}>
          {value}
        </TableCell>
      ))}
    </TableRow>
  );
}
