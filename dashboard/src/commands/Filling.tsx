import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Leaving } from '../offline/Leaving.tsx';
import { sendFiles } from '../offline/kept-file.ts';
import { mayBeLeft } from '../offline/outbox.ts';
import { Section } from '../parts/Section.tsx';
import { problemOf } from '../providers/http.ts';
import { useNow } from '../providers/system.ts';
import { useBilingual } from '../providers/words.ts';
import { bodyOf, type Filled, idsMade } from './body.ts';
import { Entering } from './Entering.tsx';
import { Moved } from './Moved.tsx';
import type { OpenProps, Refusal } from './open.ts';
import { ReadBack } from './ReadBack.tsx';
import { isMoved } from './seen.ts';
import { Sending } from './Sending.tsx';
import { type Outcome, tryOut } from './send.ts';

const rereadMs = 1_000;

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
  const [unreached, setUnreached] = useState<Filled>();
  const [opened, setOpened] = useState(seen);
  const given = (body: Filled, { version } = opened) => ({ form, id, body, version });
  const hasMoved = isMoved(opened, seen);
  const isStale = refusal?.problem.status === 412 && !hasMoved;
  useEffect(() => {
    if (!isStale) return;
    // What the other one did is there in a moment.
    const timer = setInterval(onReread, rereadMs);
    return () => clearInterval(timer);
  }, [isStale, onReread]);
  const check = async (values: Filled, target = opened): Promise<void> => {
    const body = bodyOf(form.fields, values, () => crypto.randomUUID()) as Filled;
    setRefusal(undefined);
    await draft.write({ ...values, ...idsMade(form.fields, body) });
    try {
      await sendFiles(body);
      setChecked({ body, expected: await tryOut(given(body, target)) });
    } catch (error) {
      const problem = problemOf(error);
      if (mayBeLeft(form, problem)) setUnreached(body);
      // Whether it was done when it was sent before, only sending it once more tells.
      else if (draft.isOpen) setChecked({ body, expected: undefined });
      else setRefusal({ problem, body });
    }
  };
  if (unreached)
    return (
      <Leaving form={form} given={given(unreached)} draft={draft} onBack={() => setUnreached(undefined)} />
    );
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
      id={id}
      draft={draft}
      refusal={hasMoved && refusal?.problem.status === 412 ? undefined : refusal}
      onCheck={(values) => check(values)}
      moved={
        hasMoved && (
          <Moved
            fields={form.fields}
            opened={opened}
            now={seen}
            onGoOn={(values) => {
              setOpened(seen);
              void check(values, seen);
            }}
          />
        )
      }
      onDiscard={() => {
        setRefusal(undefined);
        void draft.drop().then(() => setRound(round + 1));
      }}
    />
  );
}
