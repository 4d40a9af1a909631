import { useTranslate } from 'react-admin';
import { Subheading } from '../parts/Subheading.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import type { Campaign } from '../providers/campaign.ts';
import { shownNumber } from '../values/fraction.ts';
import { useCriterionName } from './criteria.ts';

interface Steps {
  readonly base?: readonly string[];
  readonly mixed?: readonly string[];
  readonly bonus?: readonly string[];
  readonly deduction?: readonly string[];
}

/** The calculation of the dynamic score, criterion by criterion, in the rule pack's order. */
export function DynamicSteps({
  campaign,
  criteria,
  steps,
}: {
  campaign: Campaign;
  criteria: readonly { readonly criterionId: string; readonly score: string }[];
  steps: unknown;
}) {
  const translate = useTranslate();
  const criterionName = useCriterionName(campaign);
  const { base = [], mixed = [], bonus = [], deduction = [] } = (steps ?? {}) as Steps;
  const rows = campaign.rulePack.criteria.map(({ id, weight }, index) => ({
    id,
    weight,
    base: base[index],
    mixed: mixed[index],
    bonus: bonus[index],
    deduction: deduction[index],
    score: criteria.find(({ criterionId }) => criterionId === id)?.score,
  }));
  return (
    <>
      <Subheading>{translate('file.steps')}</Subheading>
      <RecordTable
        label={translate('file.steps')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { key: 'criterion', label: translate('file.criterion'), show: ({ id }) => criterionName(id) },
          {
            key: 'weight',
            label: translate('file.weight'),
            number: true,
            show: ({ weight }) => `${weight} %`,
          },
          { key: 'base', label: translate('file.base'), number: true, show: (row) => shownNumber(row.base) },
          {
            key: 'mixed',
            label: translate('file.mixed'),
            number: true,
            show: (row) => shownNumber(row.mixed),
          },
          {
            key: 'bonus',
            label: translate('file.bonus'),
            number: true,
            show: (row) => shownNumber(row.bonus),
          },
          {
            key: 'deduction',
            label: translate('file.deduction'),
            number: true,
            show: (row) => shownNumber(row.deduction),
          },
          {
            key: 'score',
            label: translate('file.result'),
            number: true,
            show: ({ score }) => <strong>{shownNumber(score)}</strong>,
          },
        ]}
      />
    </>
  );
}
