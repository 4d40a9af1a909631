import { Box } from '@mui/material';
import { useParams, useTranslate } from 'react-admin';
import { Sheet, SheetTitle } from '../documents/Sheet.tsx';
import { Page } from '../parts/Page.tsx';
import { PrintButton } from '../parts/PrintButton.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { type Campaign, useCampaign } from '../providers/campaign.ts';
import { useOne } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useBilingual } from '../providers/words.ts';
import { fieldsOf, rowsIn } from './fields.ts';
import { FieldValue, TableShown } from './FormShown.tsx';

/** The application form of a branch as a sheet, with the fields that whoever prints it sees. */
export function FormSheet() {
  const translate = useTranslate();
  const { id } = useParams<{ id: string }>();
  const candidate = useOne('candidates', id);
  const { campaigns } = useCampaign();
  const campaign = campaigns.find(({ campaignId }) => campaignId === candidate.data?.campaignId);
  return (
    <Page title={translate('file.form')} screenOnly actions={<PrintButton />}>
      <Answered asked={candidate}>
        {(found) => (campaign ? <Paper candidate={found} campaign={campaign} /> : <Empty />)}
      </Answered>
    </Page>
  );
}

function Paper({ candidate, campaign }: { candidate: Rows['candidates']; campaign: Campaign }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const form = candidate.form ?? candidate.draft ?? {};
  const { campaignId, branchId, branchName = branchId, unitName, bureauName } = candidate;
  const terms: [string, React.ReactNode][] = fieldsOf(campaign)
    .filter(({ id }) => form[id] !== undefined)
    .map((field) => [
      bilingual(field.name),
      field.kind === 'table' ? (
        <TableShown field={field} rows={rowsIn(form[field.id])} campaign={campaign} />
      ) : (
        <FieldValue field={field} value={form[field.id]} at={`${campaignId}.${branchId}`} />
      ),
    ]);
  return (
    <Sheet mark={candidate.form ? undefined : 'draft'}>
      <SheetTitle>{translate('form.sheetTitle', { campaign: bilingual(campaign.campaignName) })}</SheetTitle>
      <Box sx={{ textAlign: 'center', mb: 2 }}>
        {[branchName, unitName, bureauName].filter(Boolean).join(' · ')}
      </Box>
      <Box component="dl" sx={{ m: 0 }}>
        {terms.map(([name, value]) => (
          <Box key={name} sx={{ borderTop: 1, borderColor: 'divider', py: 1, breakInside: 'avoid-page' }}>
            <Box component="dt" sx={{ fontWeight: 700 }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Sheet>
  );
}
