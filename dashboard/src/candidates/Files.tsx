import { Link } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { useNames } from '../providers/names.ts';
import { useOne } from '../providers/queries.ts';
import { useMayRead } from '../providers/who.ts';
import { shownInstant } from '../values/time.ts';
import type { FileProps } from './file-props.ts';

/** The files kept on the unit, each to be taken from here; those of discipline where one may see them. */
export function Files({ candidate: { campaignId, branchId } }: Pick<FileProps, 'candidate'>) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const nameOf = useNames();
  const key = `${campaignId}.${branchId}`;
  const { data } = useOne('attachments', useMayRead()('attachments') ? key : undefined);
  const files = [...(data?.files ?? []), ...(data?.confidentialFiles ?? [])];
  if (files.length === 0) return null;
  const kilobytes = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 1,
  });
  const label = translate('file.attachments');
  return (
    <Section title={label}>
      <RecordTable
        label={label}
        rows={files}
        keyOf={({ attachmentId }) => attachmentId}
        columns={[
          {
            key: 'name',
            label: translate('file.fileName'),
            show: ({ attachmentId, name }) => (
              <Link
                href={`/api/v1/attachments/${encodeURIComponent(key)}/${attachmentId}/content`}
                download={name}
              >
                {name}
              </Link>
            ),
          },
          {
            key: 'size',
            label: translate('file.fileSize'),
            number: true,
            show: ({ size }) => kilobytes.format(size / 1000),
          },
          {
            key: 'storedAt',
            label: translate('file.storedAt'),
            show: ({ storedAt }) => shownInstant(storedAt),
          },
          { key: 'storedBy', label: translate('file.storedBy'), show: ({ storedBy }) => nameOf(storedBy) },
        ]}
      />
    </Section>
  );
}
