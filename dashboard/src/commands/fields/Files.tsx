import { Box, FormHelperText } from '@mui/material';
import { useInput, ValidationError } from 'react-admin';
import { Empty } from '../../parts/states.tsx';
import { FileChooser } from '../../parts/FileChooser.tsx';
import { type FieldProps, useFieldProps } from './field.ts';
import { usePlace } from './place.ts';

const filesMost = 20;

/** One stored file. */
export const OneFile = (field: FieldProps) => <Chooser {...field} isOne />;

/** Stored files. */
export const Files = (field: FieldProps & { hasCamera?: boolean }) => <Chooser {...field} />;

function Chooser({
  isOne = false,
  hasCamera = false,
  ...props
}: FieldProps & { isOne?: boolean; hasCamera?: boolean }) {
  const { campaign, parts } = usePlace();
  const common = useFieldProps(props);
  const { field, fieldState, id } = useInput({ ...common, defaultValue: '' });
  if (!campaign || parts.unit === undefined) return <Empty />;
  return (
    <Box role="group" aria-label={props.label} sx={{ width: '100%' }}>
      <Box aria-hidden sx={{ fontSize: 14 }}>
        {`${props.label}${props.required ? ' *' : ''}`}
      </Box>
      <FileChooser
        id={id}
        label={props.label}
        place={{ campaignId: campaign.campaignId, unitId: parts.unit }}
        hasCamera={hasCamera}
        most={isOne ? 1 : filesMost}
        files={[field.value as string | readonly string[]].flat().filter((file) => file !== '')}
        onChange={(files) => field.onChange(isOne ? (files[0] ?? '') : files)}
      />
      {fieldState.error && (
        <FormHelperText error>
          <ValidationError error={fieldState.error.message ?? ''} />
        </FormHelperText>
      )}
    </Box>
  );
}
