import { Box } from '@mui/material';
import { useInput } from 'react-admin';
import { FieldInput } from '../../application-form/FieldInput.tsx';
import { fieldsOf, type Form } from '../../application-form/fields.ts';
import { useOne } from '../../providers/queries.ts';
import { useMayRead } from '../../providers/who.ts';
import { useBegun } from '../use-begun.ts';
import type { FieldProps } from './field.ts';
import { usePlace } from './place.ts';

/** The application form by the fields of the rule pack, begun with what the file of the branch holds. */
export function ApplicationForm({ source }: FieldProps) {
  const { campaign, parts, id } = usePlace();
  const row = useOne('candidates', useMayRead()('candidates') ? id : undefined).data;
  const { field, fieldState } = useInput({ source, defaultValue: {} });
  const form = field.value as Form;
  const { onChange } = field;
  useBegun(source, row?.draft ?? row?.form);
  if (!campaign || parts.unit === undefined) return null;
  const candidate = { campaignId: campaign.campaignId, branchId: parts.unit };
  return (
    <Box sx={{ width: '100%' }}>
      {fieldsOf(campaign).map((each) => (
        <FieldInput
          key={each.id}
          field={each}
          campaign={campaign}
          candidate={candidate}
          value={form[each.id]}
          faulty={fieldState.error ? each.id : ''}
          onChange={(value) => onChange({ ...form, [each.id]: value })}
        />
      ))}
    </Box>
  );
}
