import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FormShown } from '../application-form/FormShown.tsx';
import { isWritable } from '../application-form/writable.ts';
import { Facts } from '../parts/Facts.tsx';
import { Section } from '../parts/Section.tsx';
import { Empty } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { To } from '../parts/To.tsx';
import { useRoles } from '../providers/who.ts';
import { useBilingual } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import type { FileProps } from './file-props.ts';
import { Files } from './Files.tsx';

/** The application form (申报表) as it was submitted; before that, its draft for those who may see it. */
export function FormTab({ candidate, campaign }: FileProps) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const form = candidate.form ?? candidate.draft;
  const roles = useRoles();
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
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        {isWritable(candidate, roles) && <To to={`/forms/${candidate.id}`}>{translate('form.fill')}</To>}
        {form && <To to={`/documents/forms/${candidate.id}`}>{translate('form.print')}</To>}
      </Box>
      <Files candidate={candidate} />
      {form ? (
        <FormShown form={form} campaign={campaign} at={`${candidate.campaignId}.${candidate.branchId}`} />
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
