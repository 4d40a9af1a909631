import type { CommandForm } from '@laurel/contracts';
import { Alert, Box, Button, LinearProgress } from '@mui/material';
import { useEffect, useReducer, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { PrintButton } from '../../parts/PrintButton.tsx';
import { RecordTable } from '../../parts/RecordTable.tsx';
import { Section } from '../../parts/Section.tsx';
import { type Language, problemText } from '../../providers/http.ts';
import { queryClient } from '../../providers/query-client.ts';
import { useBilingual } from '../../providers/words.ts';
import { ToldOnce } from '../ToldOnce.tsx';
import { Batch, type Item, type State } from './batch.ts';

/**
 * Many commands of a kind at once: what would come of each is asked first, then all that are possible are
 * sent, and each outcome stands in its row.
 */
export function Batching({
  form,
  items,
  onClose,
}: {
  form: CommandForm;
  items: readonly Item[];
  onClose: () => void;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const [, changed] = useReducer((count: number) => count + 1, 0);
  const [batch] = useState(() => new Batch(form, items, changed));
  const [step, setStep] = useState<'checking' | 'checked' | 'sending' | 'sent'>('checking');
  useEffect(() => void batch.check().then(() => setStep('checked')), [batch]);
  const give = async () => {
    setStep('sending');
    await batch.give();
    await queryClient.invalidateQueries();
    setStep('sent');
  };
  const verb = bilingual(form.words);
  const isWorking = step === 'checking' || step === 'sending';
  const worked = items.length - batch.count('asked', ...(step === 'sending' ? (['possible'] as const) : []));
  const possible = batch.count('possible');
  const unknown = batch.count('unknown');
  return (
    <Section
      title={translate('batch.title', { verb, count: items.length })}
      actions={step === 'sent' && <PrintButton />}
    >
      {isWorking && (
        <LinearProgress
          variant="determinate"
          value={(100 * worked) / items.length}
          aria-label={translate('batch.progress', { worked, count: items.length })}
          sx={{ mb: 2 }}
        />
      )}
      <Alert severity={step === 'sent' && unknown === 0 ? 'success' : 'info'} role="status" sx={{ mb: 2 }}>
        {step === 'sent'
          ? translate('batch.sent', { done: batch.count('done'), left: items.length - batch.count('done') })
          : translate(isWorking ? 'batch.working' : 'batch.checked', {
              ...{ worked, count: items.length, possible },
              refused: batch.count('refused'),
            })}
      </Alert>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2, displayPrint: 'none' }}>
        {(step === 'checked' || unknown > 0) && (
          <Button
            variant="contained"
            size="large"
            disabled={isWorking || possible + unknown === 0}
            onClick={() => void give()}
          >
            {translate(step === 'sent' ? 'batch.again' : 'batch.send', { verb, count: possible + unknown })}
          </Button>
        )}
        <Button size="large" disabled={step === 'sending'} onClick={onClose}>
          {translate(step === 'sent' ? 'batch.close' : 'act.change')}
        </Button>
      </Box>
      <Outcomes items={batch.items} states={batch.states} />
    </Section>
  );
}

function Outcomes({ items, states }: { items: readonly Item[]; states: readonly State[] }) {
  const translate = useTranslate();
  const shown = useShown();
  return (
    <RecordTable
      label={translate('batch.outcomes')}
      rows={items.map((item, index) => ({ item, state: states[index]! }))}
      keyOf={({ item }) => `${item.id} ${item.name} ${JSON.stringify(item.answer)}`}
      columns={[
        { key: 'name', label: translate('batch.name'), show: ({ item }) => item.name },
        {
          key: 'outcome',
          label: translate('batch.outcome'),
          show: ({ state }) => (
            <>
              {shown(state)}
              {state.is === 'done' && <ToldOnce outcome={state.outcome} />}
            </>
          ),
        },
      ]}
    />
  );
}

function useShown(): (state: State) => string {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (state) => {
    switch (state.is) {
      case 'asked':
        return translate('batch.state.asked');
      case 'possible':
        return translate('batch.state.possible');
      case 'sending':
        return translate('batch.state.sending');
      case 'done':
        return translate(state.outcome.proposal ? 'batch.state.proposed' : 'batch.state.done');
      default:
        return problemText(state.problem, locale as Language);
    }
  };
}
