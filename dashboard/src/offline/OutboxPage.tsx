import { Alert, Box, Button, Chip } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Filled } from '../commands/body.ts';
import { TargetProvider } from '../commands/fields/place.ts';
import { useCommandForms } from '../commands/forms.ts';
import { ReadBack } from '../commands/ReadBack.tsx';
import { useTargetName } from '../commands/target.ts';
import { Page } from '../parts/Page.tsx';
import { Section } from '../parts/Section.tsx';
import { Empty } from '../parts/states.tsx';
import { type Language, problemText } from '../providers/http.ts';
import { useBilingual } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import { exportOutbox } from './export.ts';
import type { Item } from './items.ts';
import { sendAll, sendAnew, takeOut } from './outbox.ts';
import { useIsOnline, useOutbox } from './use-outbox.ts';

const colours = { waiting: 'default', sent: 'success', conflict: 'warning', refused: 'error' } as const;

/** The outbox of this device: what waits, what was sent, and what was not taken and what to do about it. */
export function OutboxPage() {
  const translate = useTranslate();
  const items = useOutbox();
  const isOnline = useIsOnline();
  const isWaiting = items.some(({ standing }) => standing === 'waiting');
  return (
    <Page
      title={translate('offline.outbox')}
      actions={
        items.length > 0 && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Button
              variant="contained"
              size="large"
              disabled={!isOnline || !isWaiting}
              onClick={() => void sendAll()}
            >
              {translate('offline.send')}
            </Button>
            <Button size="large" onClick={() => void exportOutbox(items)}>
              {translate('offline.export')}
            </Button>
          </Box>
        )
      }
    >
      {items.length === 0 && <Empty>{translate('offline.outboxEmpty')}</Empty>}
      {items.map((item) => (
        <One key={item.key} item={item} />
      ))}
    </Page>
  );
}

function One({ item }: { item: Item }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const targetName = useTargetName();
  const [locale] = useLocaleState();
  const form = useCommandForms()?.[item.type];
  if (!form) return null;
  const { given, standing, problem, outcome, givenAt } = item;
  return (
    <Section title={`${bilingual(form.words)} · ${targetName(form, given.id)}`}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <Chip key={standing} label={translate(`offline.standing.${standing}`)} color={colours[standing]} />
        {translate('offline.givenAt', { at: shownInstant(givenAt) })}
      </Box>
      {problem && (
        <Alert severity={standing === 'conflict' ? 'warning' : 'error'} sx={{ mb: 1 }}>
          {problemText(problem, locale as Language)} {translate(`offline.remedy.${standing}`)}
        </Alert>
      )}
      {outcome?.proposal && (
        <Alert severity="success" sx={{ mb: 1 }}>
          {translate('act.waits', { until: shownInstant(outcome.proposal.expiresAt) })}
        </Alert>
      )}
      <Box component="details">
        <Box component="summary" sx={{ minHeight: 44, cursor: 'pointer' }}>
          {translate('offline.content')}
        </Box>
        <TargetProvider value={{ form, id: given.id }}>
          <ReadBack fields={form.fields} body={given.body as Filled} />
        </TargetProvider>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {(standing === 'conflict' || standing === 'refused') && (
          <Button variant="outlined" size="large" onClick={() => void sendAnew(item)}>
            {translate('offline.sendAnew')}
          </Button>
        )}
        <Button size="large" color="inherit" onClick={() => void takeOut(item)}>
          {translate('offline.takeOut')}
        </Button>
      </Box>
    </Section>
  );
}
