import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { To } from '../parts/To.tsx';
import { usePage } from '../providers/queries.ts';
import { useJoined, useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import { useOwnAccount } from './own.ts';
import { useStreamName } from './names.ts';

const shownMost = 10;

/** 已办与凭据: what one did last, each with its receipt. */
export function Done() {
  const translate = useTranslate();
  const account = useOwnAccount();
  const asked = usePage(
    'receipts',
    account === undefined
      ? undefined
      : { sort: { field: 'at', order: 'DESC' }, pagination: { page: 1, perPage: shownMost } },
  );
  const streamName = useStreamName();
  const eventWords = useEventWords();
  return (
    <Section title={translate('work.done')}>
      <Answered asked={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{translate('work.nothingDone')}</Empty>
          ) : (
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {rows.map(({ id, at, events, stream }) => (
                <Box component="li" key={id} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
                  <Typography sx={{ overflowWrap: 'anywhere' }}>
                    <To to={`/receipts/${encodeURIComponent(id)}`}>
                      {`${eventWords(events)} · ${streamName(stream)}`}
                    </To>
                  </Typography>
                  <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                    {shownInstant(at)}
                  </Typography>
                </Box>
              ))}
            </Box>
          )
        }
      </Answered>
    </Section>
  );
}

/** Says what was recorded by one command, each kind of event once. */
export function useEventWords(): (events: readonly { readonly type: string }[]) => string {
  const word = useWord();
  const joined = useJoined();
  return (events) => joined([...new Set(events.map(({ type }) => word('event', type)))]);
}
