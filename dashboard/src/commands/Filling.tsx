import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { problemOf } from '../providers/http.ts';
import { useNow } from '../providers/system.ts';
import { useBilingual } from '../providers/words.ts';
import { bodyOf, type Filled, idsMade } from './body.ts';
import { Entering } from './Entering.tsx';
import type { OpenProps, Refusal } from './open.ts';
import { ReadBack } from './ReadBack.tsx';
import { Sending } from './Sending.tsx';
import { type Outcome, tryOut } from './send.ts';

/** A command with what was filled in, and the outcome that it would have; none where it is sent once more. */
interface Checked {
  readonly body: Filled;
  readonly expected: Outcome | undefined;
}

/** A command that is filled in and read back. A refusal stands at the inputs, and what was written stays. */
export function Filling({ form, id, seen, draft, onDone, onReread }: OpenProps) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const now = useNow();
  // What is given up is filled in anew.
  const [round, setRound] = useState(0);
  const [checked, setChecked] = useState<Checked>();
  const [refusal, setRefusal] = useState<Refusal>();
  const given = (body: Filled) => ({ form, id, body, version: seen.version });
  const check = async (values: Filled): Promise<void> => {
    const body = bodyOf(form.fields, values, () => crypto.randomUUID()) as Filled;
    setRefusal(undefined);
    await draft.write({ ...values, ...idsMade(form.fields, body) });
    try {
      setChecked({ body, expected: await tryOut(given(body)) });
    } catch (error) {
      // Whether it was done when it was sent before, only sending it once more tells.
      if (draft.isOpen) setChecked({ body, expected: undefined });
      else setRefusal({ problem: problemOf(error), body });
    }
  };
  if (checked)
    return (
      <Sending
        given={given(checked.body)}
        draft={draft}
        expected={checked.expected}
        verb={bilingual(form.words)}
        onBack={() => setChecked(undefined)}
        onSent={(outcome) => onDone({ outcome, body: checked.body, at: now() })}
        onRefused={(problem) => {
          setRefusal({ problem, body: checked.body });
          setChecked(undefined);
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
    <Entering
      key={round}
      form={form}
      draft={draft}
      refusal={refusal}
      onCheck={check}
      onReread={onReread}
      onDiscard={() => {
        setRefusal(undefined);
        void draft.drop().then(() => setRound(round + 1));
      }}
    />
  );
}
