import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/Delete';
import { Box, Button, IconButton } from '@mui/material';
import type { FormField } from '@laurel/contracts';
import { mostOf } from '@laurel/contracts/plan-form';
import { useTranslate } from 'react-admin';
import { useCriterionName } from '../candidates/criteria.ts';
import type { Campaign } from '../providers/campaign.ts';
import { useBilingual } from '../providers/words.ts';
import type { Row } from './fields.ts';
import { idOf, Input } from './Input.tsx';

interface Props {
  readonly field: FormField;
  readonly campaign: Campaign;
  readonly rows: readonly Row[];
  readonly faulty: string;
  readonly onChange: (rows: Record<string, string>[]) => void;
}

/** The rows of a table, each a group of its own, so that it is one column on a phone. */
export function TableInput({ field, campaign, rows, faulty, onChange }: Props) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const criterionName = useCriterionName(campaign);
  const { perCriterion = false } = field;
  const shown = perCriterion
    ? campaign.rulePack.criteria.map(
        ({ id }) => rows.find((row) => row['criterionId'] === id) ?? { criterionId: id },
      )
    : rows;
  const change = (index: number, changed: Row) =>
    onChange(shown.map((row, at) => ({ ...(at === index ? changed : row) })));
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {shown.map((row, index) => {
        const name = perCriterion
          ? criterionName(row['criterionId'] ?? '')
          : translate('form.row', { number: index + 1 });
        return (
          <Box
            key={index}
            component="fieldset"
            sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, m: 0, minWidth: 0 }}
          >
            <Box component="legend" sx={{ px: 0.5, fontSize: 14 }}>
              {name}
            </Box>
            <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', md: 'repeat(2, 1fr)' } }}>
              {(field.columns ?? []).map((column) => {
                const place = `${field.id}.${index}.${column.id}`;
                return (
                  <Input
                    key={column.id}
                    column={column}
                    place={place}
                    value={row[column.id] ?? ''}
                    isFaulty={faulty === place}
                    onChange={(value) => change(index, { ...row, [column.id]: value })}
                  />
                );
              })}
            </Box>
            {!perCriterion && (
              <IconButton
                aria-label={translate('form.removeRow', { table: bilingual(field.name), number: index + 1 })}
                onClick={() => onChange(shown.filter((_, at) => at !== index).map((each) => ({ ...each })))}
              >
                <Delete />
              </IconButton>
            )}
          </Box>
        );
      })}
      {!perCriterion && shown.length < mostOf(field) && (
        <Button
          id={idOf(field.id)}
          startIcon={<Add />}
          onClick={() => onChange([...shown.map((each) => ({ ...each })), {}])}
          sx={{ justifySelf: 'start' }}
        >
          {translate('form.addRow', { table: bilingual(field.name) })}
        </Button>
      )}
    </Box>
  );
}
