import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { Fields } from '../commands/fields/Fields.tsx';
import { usePlace } from '../commands/fields/place.ts';
import type { SheetProps } from '../commands/sheet-props.ts';
import { Leaves } from '../parts/Leaves.tsx';
import type { Campaign } from '../providers/campaign.ts';
import { useBilingual } from '../providers/words.ts';
import type { Adjusting } from './visit/Adjustments.tsx';
import { Criterion } from './visit/Criterion.tsx';
import { Evidence } from './visit/Evidence.tsx';
import { VisitOverview } from './visit/VisitOverview.tsx';

/**
 * The record of a visit, filled in where the visit is: time and place, one criterion after the other, the
 * evidence, and an overview before it is checked.
 */
export function VisitSheet({ form }: SheetProps) {
  const { campaign } = usePlace();
  return campaign ? <Filled form={form} pack={campaign.rulePack} /> : null;
}

const whenAndWhere = ['visitedAt', 'site'];

function Filled({ form, pack }: { form: SheetProps['form']; pack: Campaign['rulePack'] }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const adjusting: Adjusting = useFieldArray({ name: 'adjustments' });
  const of = (names: readonly string[]) => form.fields.filter(({ name }) => names.includes(name));
  return (
    <Box sx={{ maxWidth: 640 }}>
      <Leaves
        leaves={[
          {
            key: 'visit',
            title: translate('visit.whenAndWhere'),
            children: <Fields fields={of(whenAndWhere)} />,
          },
          ...pack.criteria.map((criterion) => ({
            key: criterion.id,
            title: bilingual(criterion.name),
            children: <Criterion pack={pack} criterion={criterion} adjusting={adjusting} />,
          })),
          {
            key: 'evidence',
            title: translate('visit.evidence'),
            children: <Evidence fields={of(['evidence'])} />,
          },
        ]}
        overview={(turnTo) => ({
          key: 'overview',
          title: translate('visit.overview'),
          children: <VisitOverview pack={pack} onTurn={turnTo} />,
        })}
      />
    </Box>
  );
}
