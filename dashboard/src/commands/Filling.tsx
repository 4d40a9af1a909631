import { Button } from '@mui/material';
import { useRef, useState } from 'react';
import { Form, useLocaleState, useLocation, useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { type Language, problemOf, type ProblemBody } from '../providers/http.ts';
import { useNow } from '../providers/system.ts';
import { useBilingual } from '../providers/words.ts';
import { givenIn } from './address.ts';
import { bodyOf, errorsAt, type Filled, idsMade } from './body.ts';
import { DraftKey } from './draft-key.ts';
import { Inputs } from './Inputs.tsx';
import type { OpenProps } from './open.ts';
import { ReadBack } from './ReadBack.tsx';
import { Refused, Sending } from './Sending.tsx';
import { type Outcome, tryOut } from './send.ts';

/** A command that is filled in and read back. A refusal stands at the inputs, and what was written stays. */
export function Filling({ form, id, seen, onDone, onReread }: OpenProps) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const now = useNow();
  const [locale] = useLocaleState();
  const draft = useRef(new DraftKey());
  const [filled, setFilled] = useState<Filled>(givenIn(useLocation().search));
  const [checked, setChecked] = useState<{ readonly body: Filled; readonly expected: Outcome }>();
  const [problem, setProblem] = useState<ProblemBody>();
  const given = (body: Filled) => ({ form, id, body, version: seen.version });
  const back = () => setChecked(undefined);
  const check = async (values: Filled): Promise<object | undefined> => {
    const body = bodyOf(form.fields, values, () => crypto.randomUUID()) as Filled;
    setFilled({ ...values, ...idsMade(form.fields, body) });
    setProblem(undefined);
    try {
      setChecked({ body, expected: await tryOut(given(body)) });
      return undefined;
    } catch (error) {
      const refused = problemOf(error);
      setProblem(refused);
      const faults = refused.errors ?? [];
      return errorsAt(
        faults.map((fault) => ({ pointer: fault.pointer, text: fault[locale as Language] })),
        body,
      );
    }
  };
  if (checked)
    return (
      <Sending
        given={given(checked.body)}
        draft={draft.current}
        expected={checked.expected}
        verb={bilingual(form.words)}
        onBack={back}
        onSent={(outcome) => onDone({ outcome, body: checked.body, at: now() })}
        onRefused={(refused) => {
          setProblem(refused);
          back();
        }}
      >
        {form.fields.length > 0 && (
          <Section title={translate('act.readBack')}>
            <ReadBack fields={form.fields} body={checked.body} />
          </Section>
        )}
      </Sending>
    );
  return (
    <Form
      noValidate
      disableInvalidFormNotification
      defaultValues={filled}
      onSubmit={(values: Filled) => check(values)}
    >
      {problem && <Refused problem={problem} onReread={onReread} />}
      <Inputs form={form} id={id} />
      <Button type="submit" variant="contained" size="large" sx={{ mt: 1 }}>
        {translate('act.check')}
      </Button>
    </Form>
  );
}
