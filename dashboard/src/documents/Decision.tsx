import { Box } from '@mui/material';
import { useLocaleState, useLocation, useNavigate, useTranslate } from 'react-admin';
import { Choice } from '../parts/Choice.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import type { Campaign } from '../providers/campaign.ts';
import { useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useBilingual } from '../providers/words.ts';
import { longDay } from '../values/time.ts';
import { DocumentPage, DraftNote, toldOf } from './DocumentPage.tsx';
import { undecided } from './drafts.ts';
import { type Listed, Roll } from './Roll.tsx';
import { Blank, Filled, hole, Sheet, SheetText, SheetTitle, Signature } from './Sheet.tsx';

/** The decision of naming, by its document number; as a draft as long as nobody is named by it. */
export function Decision() {
  const translate = useTranslate();
  return (
    <DocumentPage title={translate('documents.decisions')}>
      {(campaign) => <Known campaign={campaign} />}
    </DocumentPage>
  );
}

function Known({ campaign }: { campaign: Campaign }) {
  const { campaignId } = campaign;
  const named = useRows('named', { campaignId }, { field: 'place', order: 'ASC' });
  const places = useRows('places', { campaignId, state: 'proposed' });
  return (
    <Answered asked={named}>
      {(rows) => (
        <Answered asked={places}>
          {(proposed) => <Chosen campaign={campaign} named={rows} proposed={proposed} />}
        </Answered>
      )}
    </Answered>
  );
}

function Chosen({
  campaign,
  named,
  proposed,
}: {
  campaign: Campaign;
  named: readonly Rows['named'][];
  proposed: readonly Rows['places'][];
}) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const numbers = [...new Set(named.map(({ documentNumber }) => documentNumber))];
  const draft = undecided(proposed);
  const asked = new URLSearchParams(useLocation().search).get('document');
  const chosen = asked ?? (draft.length > 0 ? '' : numbers[0]);
  if (chosen === undefined) return <Empty>{translate('documents.nothingDecided')}</Empty>;
  const rows = named.filter(({ documentNumber }) => documentNumber === chosen);
  const open = rows.filter(({ secret }) => !secret);
  const leftOut = chosen === '' ? proposed.filter(({ secret }) => secret).length : rows.length - open.length;
  return (
    <>
      {numbers.length + Number(draft.length > 0) > 1 && (
        <Box sx={{ displayPrint: 'none', mb: 2 }}>
          <Choice
            label={translate('documents.decisionChoice')}
            all={translate('documents.draft')}
            value={chosen}
            options={numbers.map((value) => ({ value, label: value }))}
            onChoose={(number) => navigate(`/documents/decision?document=${encodeURIComponent(number)}`)}
            width={280}
          />
        </Box>
      )}
      <DraftNote draft={chosen === ''} secret={leftOut} />
      {chosen === '' ? (
        <DecisionSheet campaign={campaign} units={draft} />
      ) : (
        <DecisionSheet campaign={campaign} units={open} decided={{ number: chosen, rows: open }} />
      )}
    </>
  );
}

function DecisionSheet({
  campaign,
  units,
  decided,
}: {
  campaign: Campaign;
  units: readonly Listed[];
  decided?: { readonly number: string; readonly rows: readonly Rows['named'][] };
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const bilingual = useBilingual();
  const facts = toldOf(campaign);
  const { campaignName, honourName, round } = facts;
  const on = decided?.rows
    .map(({ namedOn }) => namedOn)
    .sort()
    .at(-1);
  const told = {
    campaign: bilingual(campaignName),
    honour: bilingual(honourName),
    round,
    count: units.length,
  };
  return (
    <Sheet mark={decided ? undefined : 'draft'}>
      <Box sx={{ textAlign: 'center', mb: 2 }}>
        <Filled text={translate('documents.numberLine', { value: hole })}>
          {decided?.number ?? <Blank />}
        </Filled>
      </Box>
      <SheetTitle>{translate('documents.decisionTitle', told)}</SheetTitle>
      <SheetText>{translate('documents.decisionText', told)}</SheetText>
      <Roll units={units} numbered />
      {decided?.rows.map(
        ({ id, branchName, revokedOn, revocationNumber }) =>
          revokedOn !== undefined && (
            <SheetText key={id}>
              {translate('documents.decisionRevoked', {
                branch: branchName,
                on: longDay(revokedOn, locale),
                document: revocationNumber ?? '—',
              })}
            </SheetText>
          ),
      )}
      <Signature campaign={facts} on={on === undefined ? <Blank /> : longDay(on, locale)} />
    </Sheet>
  );
}
