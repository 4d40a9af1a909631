import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useCommandForms } from '../commands/forms.ts';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { To } from '../parts/To.tsx';
import { usePage } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useBilingual, useJoined, useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import { useOwnAccount, useOwnProposals } from './own.ts';
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
  const receiptWords = useReceiptWords();
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
                      {`${receiptWords({ id, events })} · ${streamName(stream)}`}
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

/** Says what was recorded by one command, each kind of event once; of a proposal what was proposed. */
export function useReceiptWords(): (receipt: Pick<Rows['receipts'], 'id' | 'events'>) => string {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const word = useWord();
  const joined = useJoined();
  const forms = useCommandForms();
  const { data = [] } = useOwnProposals(useOwnAccount());
  return ({ id, events }) => {
    // A proposal has the number of the command that made it.
    const act = data.find((proposal) => proposal.id === id)?.act;
    const form = act === undefined ? undefined : forms?.[act];
    if (form) return translate('work.proposedThis', { verb: bilingual(form.words) });
    return joined([...new Set(events.map(({ type }) => word('event', type)))]);
  };
}
