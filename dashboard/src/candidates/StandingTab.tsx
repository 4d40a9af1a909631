import { useTranslate } from 'react-admin';
import { Subheading } from '../parts/Subheading.tsx';
import { Facts } from '../parts/Facts.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { shownInstant } from '../values/time.ts';
import type { FileProps } from './file-props.ts';

/**
 * The standing of the branch: whether anything counts against it. The cases themselves are shown only to
 * those to whom the server gives them.
 */
export function StandingTab({ candidate: { campaignId, branchId } }: FileProps) {
  const translate = useTranslate();
  const standings = useRows('standings', { campaignId, unitId: branchId });
  return (
    <Section title={translate('file.standing')}>
      <Answered asked={standings}>{([row]) => (row ? <Standing row={row} /> : <Empty />)}</Answered>
    </Section>
  );
}

function Standing({ row }: { row: Rows['standings'] }) {
  const translate = useTranslate();
  const cases = row.cases ?? [];
  return (
    <>
      <Facts
        facts={[
          [translate('candidates.standing'), <Status key="status" kind="standing" value={row.status} />],
          row.since !== undefined && [translate('file.since'), shownInstant(row.since)],
          [translate('file.reason'), row.ground],
          [translate('file.certificate'), row.certificateNumber],
          [translate('file.validUntil'), row.validUntil],
          row.violation && [translate('file.violation'), row.violation.fact],
        ]}
      />
      {cases.length > 0 && (
        <>
          <Subheading>{translate('file.cases')}</Subheading>
          <RecordTable
            label={translate('file.cases')}
            rows={cases}
            keyOf={({ caseId }) => caseId}
            columns={[
              { key: 'case', label: translate('file.cases'), show: ({ caseId }) => caseId },
              { key: 'allegation', label: translate('file.reason'), show: ({ allegation }) => allegation },
              {
                key: 'from',
                label: translate('overview.from'),
                show: ({ openedAt }) => shownInstant(openedAt),
              },
              { key: 'to', label: translate('overview.to'), show: ({ endedAt }) => shownInstant(endedAt) },
              { key: 'outcome', label: translate('file.result'), show: ({ outcome }) => outcome ?? '—' },
            ]}
          />
        </>
      )}
    </>
  );
}
