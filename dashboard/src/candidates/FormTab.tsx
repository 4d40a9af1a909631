import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Empty } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { useBilingual } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import type { FileProps } from './file-props.ts';
import { Files } from './Files.tsx';
import { useCriterionName } from './criteria.ts';

/** The application form (申报表) as it was submitted; before that, its draft for those who may see it. */
export function FormTab({ candidate, campaign }: FileProps) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const form = candidate.form ?? candidate.draft;
  const declaration = (id: string) =>
    bilingual(campaign?.rulePack.declarations.find((known) => known.id === id)?.text) || id;
  return (
    <>
      <Section title={translate('candidates.status')}>
        <Facts
          facts={[
            [
              translate('candidates.status'),
              <Status key="status" kind="candidateStatus" value={candidate.status} />,
            ],
            candidate.submittedAt !== undefined && [
              translate('candidates.submitted'),
              `${shownInstant(candidate.submittedAt)} · ${translate('file.submission', { count: candidate.submission })}`,
            ],
            candidate.returnedReason !== undefined && [
              translate('file.returned', { until: candidate.returnedUntil ?? '—' }),
              candidate.returnedReason,
            ],
            candidate.acceptedAt !== undefined && [
              translate('candidates.accepted'),
              shownInstant(candidate.acceptedAt),
            ],
            candidate.ineligibleReason !== undefined && [
              translate('file.reason'),
              candidate.ineligibleReason,
            ],
            candidate.withdrawnReason !== undefined && [translate('file.reason'), candidate.withdrawnReason],
          ]}
        />
      </Section>
      <Files candidate={candidate} />
      {form ? (
        <Form form={form} campaign={campaign} candidate={candidate} />
      ) : (
        <Empty>{translate('file.noForm')}</Empty>
      )}
      {candidate.declarations && candidate.declarations.length > 0 && (
        <Section title={translate('file.declarations')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {candidate.declarations.map((id) => (
              <li key={id}>{declaration(id)}</li>
            ))}
          </Box>
        </Section>
      )}
    </>
  );
}

function Form({ form, campaign }: FileProps & { form: NonNullable<FileProps['candidate']['draft']> }) {
  const translate = useTranslate();
  const criterionName = useCriterionName(campaign);
  return (
    <>
      <Section title={translate('file.form')}>
        <Facts
          facts={[
            [translate('file.theme'), form.theme],
            [translate('file.summaryText'), form.summary],
            [translate('file.method'), form.method],
            [translate('file.deeds'), form.deeds],
            [translate('file.contact'), form.contact],
            [translate('file.telephone'), form.telephone],
            [
              translate('file.attachments'),
              form.attachments && form.attachments.length > 0 ? form.attachments.length : undefined,
            ],
          ]}
        />
      </Section>
      {form.selfAssessment && form.selfAssessment.length > 0 && (
        <Section title={translate('file.selfAssessment')}>
          <RecordTable
            label={translate('file.selfAssessment')}
            rows={form.selfAssessment}
            keyOf={({ criterionId }) => criterionId}
            columns={[
              {
                key: 'criterion',
                label: translate('file.criterion'),
                show: ({ criterionId }) => criterionName(criterionId),
              },
              { key: 'score', label: translate('file.score'), number: true, show: ({ score }) => score },
              { key: 'reason', label: translate('file.reason'), show: ({ reason }) => reason },
            ]}
          />
        </Section>
      )}
      {form.awards && form.awards.length > 0 && (
        <Section title={translate('file.awards')}>
          <RecordTable
            label={translate('file.awards')}
            rows={form.awards}
            keyOf={({ documentNumber, name }) => `${documentNumber}/${name}`}
            columns={[
              { key: 'name', label: translate('file.awardName'), show: ({ name }) => name },
              { key: 'on', label: translate('file.awardOn'), show: ({ on }) => on },
              { key: 'authority', label: translate('file.authority'), show: ({ authority }) => authority },
              {
                key: 'document',
                label: translate('file.documentNumber'),
                show: ({ documentNumber }) => documentNumber,
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}
