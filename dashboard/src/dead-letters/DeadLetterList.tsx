import { Alert, Box, Button, Typography } from '@mui/material';
import { useRequireAccess, useTranslate } from 'react-admin';
import { Page } from '../parts/Page.tsx';
import { type Column, RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty, Loading, ProblemBox } from '../parts/states.tsx';
import { filtered, To } from '../parts/To.tsx';
import { usePast } from '../providers/as-of.ts';
import { problemOf } from '../providers/http.ts';
import { type DeadLetter, useDeadLetters, useTakeUp } from '../providers/dead-letters.ts';
import { useMayRead } from '../providers/who.ts';
import { useWord } from '../providers/words.ts';

type Asked = ReturnType<typeof useDeadLetters>[number];
type TakingUp = ReturnType<typeof useTakeUp>;

/**
 * The dead letters of each service, with the reason. One or all of them can be retried. The list is no part
 * of the record, so it has no past.
 */
export function DeadLetterList() {
  const translate = useTranslate();
  const past = usePast();
  const { isPending } = useRequireAccess({ resource: 'dead-letters', action: 'list' });
  return (
    <Page title={translate('deadLetters.title')}>
      {isPending ? <Loading /> : past ? <Empty>{translate('deadLetters.nowOnly')}</Empty> : <Services />}
    </Page>
  );
}

function Services() {
  const translate = useTranslate();
  const takeUp = useTakeUp();
  const asked = useDeadLetters();
  const shown = asked.filter(({ data, error }) => error || (data && data.length > 0));
  return (
    <>
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>{translate('deadLetters.hint')}</Typography>
      <Outcome takeUp={takeUp} />
      {shown.map((each) => (
        <OfService key={each.service} asked={each} takeUp={takeUp} />
      ))}
      {asked.some(({ isPending }) => isPending) ? (
        <Loading />
      ) : (
        shown.length === 0 && <Empty>{translate('deadLetters.nothing')}</Empty>
      )}
    </>
  );
}

/** The button that was pressed may be gone when the answer comes: the keyboard goes on from here. */
const focus = (element: HTMLElement | null) => element?.focus();

function Outcome({ takeUp: { data, error, variables, submittedAt, isPending } }: { takeUp: TakingUp }) {
  const translate = useTranslate();
  const word = useWord();
  if (isPending || !variables) return null;
  return (
    <Box key={submittedAt} ref={focus} tabIndex={-1} role="status" sx={{ mb: 2 }}>
      {data ? (
        <Alert severity={data.taken > 0 ? 'success' : 'warning'} variant="outlined" role="presentation">
          {translate('deadLetters.taken', { service: word('service', variables.service), ...data })}
        </Alert>
      ) : problemOf(error).status === 404 ? (
        <Alert severity="info" variant="outlined" role="presentation">
          {translate('deadLetters.gone')}
        </Alert>
      ) : (
        <ProblemBox error={error} title={translate('deadLetters.failed')} />
      )}
    </Box>
  );
}

function OfService({ asked, takeUp }: { asked: Asked; takeUp: TakingUp }) {
  const translate = useTranslate();
  const service = useWord()('service', asked.service);
  const columns = useColumns(asked, takeUp);
  const { isPending, variables } = takeUp;
  return (
    <Section
      title={service}
      actions={
        asked.data && (
          <Button
            size="small"
            variant="outlined"
            aria-label={translate('deadLetters.takeUpAllOf', { service })}
            disabled={isPending}
            loading={isPending && variables.service === asked.service && variables.name === undefined}
            onClick={() => takeUp.mutate({ service: asked.service })}
          >
            {translate('deadLetters.takeUpAll')}
          </Button>
        )
      }
    >
      <Answered asked={asked}>
        {(rows) => <RecordTable label={service} columns={columns} rows={rows} keyOf={({ name }) => name} />}
      </Answered>
    </Section>
  );
}

function useColumns(
  { service }: Asked,
  { isPending, variables, mutate }: TakingUp,
): readonly Column<DeadLetter>[] {
  const translate = useTranslate();
  const word = useWord();
  const mayReadHistory = useMayRead()('history');
  return [
    {
      key: 'stream',
      label: translate('history.stream'),
      show: ({ stream }) =>
        mayReadHistory ? <To to={filtered('history', { stream })}>{stream}</To> : stream,
    },
    {
      key: 'position',
      label: translate('deadLetters.position'),
      show: ({ kind, source, position }) =>
        [word('kept', kind), source, position].filter((part) => part !== undefined).join(' '),
    },
    {
      key: 'reason',
      label: translate('deadLetters.reason'),
      show: ({ reason }) => <Box sx={{ overflowWrap: 'anywhere' }}>{word('waiting', reason)}</Box>,
    },
    {
      key: 'action',
      label: translate('deadLetters.action'),
      whole: true,
      show: ({ name, stream, position }) => (
        <Button
          size="small"
          variant="outlined"
          aria-label={translate('deadLetters.takeUpOne', { stream, position })}
          disabled={isPending}
          loading={isPending && variables.service === service && variables.name === name}
          onClick={() => mutate({ service, name })}
        >
          {translate('deadLetters.takeUp')}
        </Button>
      ),
    },
  ];
}
