import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useBilingual, useWord } from '../providers/words.ts';
import { shownNumber } from '../values/fraction.ts';
import { shownInstant } from '../values/time.ts';
import { AssessmentRecord } from './AssessmentRecord.tsx';
import type { FileProps } from './file-props.ts';
import { useCriterionName } from './criteria.ts';
import { DynamicSteps } from './DynamicSteps.tsx';

/**
 * The assessment of a candidate: the records of the assessment groups, the unit's answers, the business
 * indicators and the dynamic score computed from them.
 */
export function AssessmentTab({ candidate: { campaignId, branchId }, campaign }: FileProps) {
  const translate = useTranslate();
  const assessments = useRows('assessments', { campaignId, unitId: branchId });
  return (
    <Answered asked={assessments}>
      {([row]) =>
        row ? <Assessment row={row} campaign={campaign} /> : <Empty>{translate('file.noAssessment')}</Empty>
      }
    </Answered>
  );
}

function Assessment({ row, campaign }: { row: Rows['assessments']; campaign: FileProps['campaign'] }) {
  const translate = useTranslate();
  const word = useWord();
  return (
    <>
      <Section title={translate('file.dynamic')}>
        <Facts
          facts={[
            [
              translate('overview.status'),
              <Status key="status" kind="assessmentStatus" value={row.status} />,
            ],
            row.openedAt !== undefined && [translate('overview.from'), shownInstant(row.openedAt)],
            row.closedAt !== undefined && [translate('overview.to'), shownInstant(row.closedAt)],
            row.dynamic !== undefined && [
              translate('file.dynamic'),
              <Typography
                key="dynamic"
                sx={{ fontSize: 22, fontWeight: 700 }}
                title={translate('ranking.exact', { value: row.dynamic })}
              >
                {shownNumber(row.dynamic)}
              </Typography>,
            ],
            row.noResult !== undefined && [
              translate('file.result'),
              translate('file.noResult', { reason: word('unrankedReason', row.noResult) }),
            ],
            row.withdrawnBecause !== undefined && [translate('file.reason'), row.withdrawnBecause],
          ]}
        />
        {campaign && row.criteria && (
          <DynamicSteps campaign={campaign} criteria={row.criteria} steps={row.steps} />
        )}
      </Section>
      <Section title={translate('file.visits')}>
        {row.records.length === 0 ? (
          <Empty />
        ) : (
          row.records.map((record) => (
            <AssessmentRecord key={record.recordId} record={record} campaign={campaign} />
          ))
        )}
      </Section>
      <Indicators row={row} campaign={campaign} />
    </>
  );
}

function Indicators({ row, campaign }: { row: Rows['assessments']; campaign: FileProps['campaign'] }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const criterionName = useCriterionName(campaign);
  const name = (id: string) =>
    bilingual(campaign?.rulePack.indicators.find((known) => known.id === id)?.name) || criterionName(id);
  if (row.indicators.length === 0) return null;
  return (
    <Section title={translate('file.indicators')}>
      <RecordTable
        label={translate('file.indicators')}
        rows={row.indicators}
        keyOf={({ indicatorId }) => indicatorId}
        columns={[
          { key: 'name', label: translate('file.indicator'), show: ({ indicatorId }) => name(indicatorId) },
          {
            key: 'value',
            label: translate('file.value'),
            show: ({ value }) =>
              'percent' in value
                ? `${value.percent} %`
                : 'score' in value
                  ? translate('file.of', { score: value.score, of: value.of })
                  : translate('file.rankAmong', { rank: value.rank, among: value.among }),
          },
          { key: 'source', label: translate('file.source'), show: ({ source }) => source },
          {
            key: 'at',
            label: translate('history.recordedAt'),
            show: ({ recordedAt }) => shownInstant(recordedAt),
          },
        ]}
      />
    </Section>
  );
}
