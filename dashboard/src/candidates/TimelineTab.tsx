import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePastPosition } from '../history/past-position.ts';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { To } from '../parts/To.tsx';
import { useNames } from '../providers/names.ts';
import { usePage } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import type { FileProps } from './file-props.ts';

const perStep = 50;

/** Every event that concerns the branch, the latest first; each leads to its place in the history. */
export function TimelineTab({ candidate: { campaignId, branchId } }: FileProps) {
  const translate = useTranslate();
  const [shown, setShown] = useState(perStep);
  const { isPending, position } = usePastPosition();
  const filter = { campaignId, unitId: branchId, ...(position !== undefined && { 'position.to': position }) };
  const events = usePage(
    'history',
    isPending
      ? undefined
      : { filter, sort: { field: 'position', order: 'DESC' }, pagination: { page: 1, perPage: shown } },
  );
  return (
    <Section title={translate('file.timeline')}>
      <Answered asked={events}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty />
          ) : (
            <>
              <Box
                component="ol"
                sx={{ listStyle: 'none', m: 0, p: 0, borderLeft: 2, borderColor: 'divider', pl: 2 }}
              >
                {rows.map((event) => (
                  <Line key={event.id} event={event} />
                ))}
              </Box>
              {total > rows.length && (
                <Button onClick={() => setShown(shown + perStep)} sx={{ mt: 1 }}>
                  {translate('file.more', { count: total - rows.length })}
                </Button>
              )}
            </>
          )
        }
      </Answered>
    </Section>
  );
}

function Line({ event }: { event: Rows['history'] }) {
  const word = useWord();
  const nameOf = useNames();
  return (
    <Box component="li" sx={{ mb: 1.25 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {[...new Set([shownInstant(event.time), nameOf(event.accountId), word('role', event.role)])].join(
          ' · ',
        )}
      </Typography>
      <To to={`/history/${encodeURIComponent(event.id)}/show`}>{word('event', event.type)}</To>
    </Box>
  );
}
