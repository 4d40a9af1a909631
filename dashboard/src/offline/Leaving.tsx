import type { CommandForm } from '@laurel/contracts';
import { Alert, Box, Button } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useRedirect, useTranslate } from 'react-admin';
import type { Filled } from '../commands/body.ts';
import type { Draft } from '../commands/kept-draft.ts';
import { ReadBack } from '../commands/ReadBack.tsx';
import type { Given } from '../commands/send.ts';
import { Section } from '../parts/Section.tsx';
import { isDeviceOpen } from './device.ts';
import { leave } from './outbox.ts';

/** A command that nobody can be reached for: it is read back, and left in the outbox. */
export function Leaving({
  form,
  given,
  draft,
  onBack,
}: {
  form: CommandForm;
  given: Given;
  draft: Draft;
  onBack: () => void;
}) {
  const translate = useTranslate();
  const redirect = useRedirect();
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => start.current?.focus(), []);
  const put = async () => {
    await leave(form, given, draft.key);
    await draft.drop();
    redirect('/outbox');
  };
  return (
    <Box ref={start} tabIndex={-1} sx={{ outline: 'none' }}>
      <Section title={translate('act.readBack')}>
        <ReadBack fields={form.fields} body={given.body as Filled} />
      </Section>
      <Alert severity="info" role="status" sx={{ mb: 2 }}>
        {translate(isDeviceOpen() ? 'offline.mayLeave' : 'offline.mayNotLeave')}
      </Alert>
      <Box sx={{ display: 'flex', gap: 1 }}>
        {isDeviceOpen() && (
          <Button variant="contained" size="large" onClick={() => void put()}>
            {translate('offline.leave')}
          </Button>
        )}
        <Button size="large" onClick={onBack}>
          {translate('act.change')}
        </Button>
      </Box>
    </Box>
  );
}
