import type { CommandForm } from '@laurel/contracts';
import { Box, Button } from '@mui/material';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Form, useTranslate } from 'react-admin';
import { Autosave } from './Autosave.tsx';
import type { Filled } from './body.ts';
import { Faults } from './Faults.tsx';
import { Inputs } from './Inputs.tsx';
import type { Draft } from './kept-draft.ts';
import type { Refusal } from './open.ts';

interface Props {
  readonly form: CommandForm;
  readonly id: string;
  readonly draft: Draft;
  readonly refusal: Refusal | undefined;
  /** The notice that somebody else changed the target. */
  readonly moved: ReactNode;
  readonly onCheck: (values: Filled) => Promise<void>;
  readonly onDiscard: () => void;
}

/** The inputs of a command, begun with its draft. */
export function Entering({ form, id, draft, refusal, moved, onCheck, onDiscard }: Props) {
  const translate = useTranslate();
  const [begun] = useState(draft.filled);
  return (
    <Box onKeyDown={onKeyDown}>
      <Form
        defaultValues={begun}
        onSubmit={(values: Filled) => onCheck(values)}
        noValidate
        disableInvalidFormNotification
      >
        {moved}
        <Faults fields={form.fields} refusal={refusal} />
        <Inputs form={form} id={id} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mt: 2 }}>
          <Button type="submit" variant="contained" size="large">
            {translate('act.check')}
          </Button>
          <Autosave draft={draft} onDiscard={onDiscard} />
        </Box>
      </Form>
    </Box>
  );
}

const keyOfComposing = 229;

/** Enter that ends a composition sends nothing; with Ctrl it leads to the read-back from anywhere. */
function onKeyDown(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter' && event.keyCode !== keyOfComposing) return;
  if (event.nativeEvent.isComposing || event.keyCode === keyOfComposing) event.preventDefault();
  else if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    event.currentTarget.querySelector('form')?.requestSubmit();
  }
}
