import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity, useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { Section } from '../parts/Section.tsx';
import { problemOf, type ProblemBody } from '../providers/http.ts';
import { useNames } from '../providers/names.ts';
import { useNow } from '../providers/system.ts';
import { useBilingual } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import type { Filled } from './body.ts';
import { Draft } from './kept-draft.ts';
import type { OpenProps } from './open.ts';
import { ReadBack } from './ReadBack.tsx';
import { Refused, Sending } from './Sending.tsx';
import { type Given, type Outcome, tryOut } from './send.ts';
import type { Seen } from './seen.ts';

type Answer = NonNullable<Given['answer']>;
const verbs = { confirms: 'act.confirm', declines: 'act.decline', withdraws: 'act.withdraw' } as const;
type Way = keyof typeof verbs;

/**
 * An act that waits for its second person: what it says, in words; confirmed or declined without typing it
 * again, or withdrawn by whoever proposed it.
 */
export function Proposal({
  form,
  id,
  seen,
  proposal,
  onDone,
  onReread,
}: Omit<OpenProps, 'draft'> & { proposal: Seen['waiting'][number] }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const now = useNow();
  const nameOf = useNames();
  const { identity } = useGetIdentity();
  const [reason, setReason] = useState('');
  const [draft] = useState(() => new Draft());
  const [chosen, setChosen] = useState<{ way: Way; given: Given; expected: Outcome }>();
  const [problem, setProblem] = useState<ProblemBody>();
  const { proposalId, proposedBy, proposedAt, expiresAt } = proposal;
  const content = (proposal.content ?? {}) as Filled;
  const isOwn = identity?.id === proposedBy;
  const choose = async (way: Way, more: Answer = {}) => {
    const answer = { [way]: proposalId, ...more };
    const given = { form, id, body: {}, version: seen.version, answer };
    setProblem(undefined);
    try {
      setChosen({ way, given, expected: await tryOut(given) });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const shown = (
    <Section title={translate('act.proposed')}>
      <Facts
        facts={[
          [translate('act.proposedBy'), nameOf(proposedBy)],
          [translate('act.proposedAt'), shownInstant(proposedAt)],
          [translate('act.expiresAt'), shownInstant(expiresAt)],
        ]}
      />
      <Box sx={{ mt: 2 }}>
        <ReadBack fields={form.fields} body={content} />
      </Box>
    </Section>
  );
  if (chosen)
    return (
      <Sending
        given={chosen.given}
        draft={draft}
        expected={chosen.expected}
        verb={translate(verbs[chosen.way])}
        onBack={() => setChosen(undefined)}
        onSent={(outcome) => onDone({ outcome, body: content, at: now() })}
        onRefused={(refused) => {
          setProblem(refused);
          setChosen(undefined);
        }}
      >
        {shown}
      </Sending>
    );
  return (
    <>
      {problem && <Refused problem={problem} onReread={onReread} />}
      {shown}
      {isOwn ? (
        <Button variant="outlined" onClick={() => void choose('withdraws')}>
          {translate('act.withdraw')}
        </Button>
      ) : (
        <Answering
          verb={bilingual(form.words)}
          reason={reason}
          onReason={setReason}
          onConfirm={() => void choose('confirms')}
          onDecline={() => void choose('declines', { reason: reason.trim() })}
        />
      )}
    </>
  );
}

/** The second person's answer: to agree, or to decline with a reason. */
function Answering({
  verb,
  reason,
  onReason,
  onConfirm,
  onDecline,
}: {
  verb: string;
  reason: string;
  onReason: (reason: string) => void;
  onConfirm: () => void;
  onDecline: () => void;
}) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start' }}>
      <Button variant="contained" size="large" onClick={onConfirm}>
        {translate('act.confirmThis', { verb })}
      </Button>
      <TextField
        label={translate('act.reason')}
        value={reason}
        onChange={({ target }) => onReason(target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <Button size="large" disabled={reason.trim() === ''} onClick={onDecline}>
        {translate('act.decline')}
      </Button>
    </Box>
  );
}
