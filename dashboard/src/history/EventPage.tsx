import ContentCopy from '@mui/icons-material/ContentCopy';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useParams, useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { Page } from '../parts/Page.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered } from '../parts/states.tsx';
import { filtered, To } from '../parts/To.tsx';
import { lookAt } from '../providers/as-of.ts';
import { useNames, useUnitNames } from '../providers/names.ts';
import { useOne, useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';

type Event = Rows['history'];

/** One event: who did it and why it happened, what it says, and what else came of the same command. */
export function EventPage() {
  const translate = useTranslate();
  const word = useWord();
  const { id } = useParams<{ id: string }>();
  const event = useOne('history', id);
  return (
    <Page
      title={event.data ? word('event', event.data.type) : translate('history.title')}
      note={
        event.data &&
        `${translate('history.detail', { position: event.data.position })} · ${shownInstant(event.data.time, 'second')}`
      }
      actions={<To to="/history">{translate('state.backToList')}</To>}
      service="audit"
    >
      <Answered asked={event}>
        {(row) => (
          <>
            <Box sx={{ mb: 2 }}>
              <Button
                variant="outlined"
                onClick={() => lookAt({ asOf: row.recordedAt, event: row.position })}
              >
                {translate('history.lookAt')}
              </Button>
            </Box>
            <Metadata event={row} />
            <Content data={row.data} />
            <SameCause event={row} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function Metadata({ event }: { event: Event }) {
  const translate = useTranslate();
  const word = useWord();
  const nameOf = useNames();
  const unitNameOf = useUnitNames();
  const who = (account: string, person: string, role: string) =>
    [...new Set([nameOf(account), account, person, word('role', role)])].join(' · ');
  const unitOf = (unitId: string) => [...new Set([unitNameOf(unitId), unitId])].join(' · ');
  const candidate =
    event.campaignId !== undefined && event.unitId?.includes('.')
      ? `/candidates/${event.campaignId}.${event.unitId}/show`
      : undefined;
  return (
    <Section title={translate('history.metadata')}>
      <Facts
        facts={[
          [translate('history.type'), <code key="type">{event.type}</code>],
          [translate('history.actor'), who(event.accountId, event.person, event.role)],
          event.onBehalfOf !== undefined && [translate('history.onBehalfOf'), nameOf(event.onBehalfOf)],
          event.proposerAccountId !== undefined && [
            translate('history.proposer'),
            who(event.proposerAccountId, event.proposerPerson ?? '—', event.proposerRole ?? ''),
          ],
          event.unitId !== undefined && [
            translate('history.unit'),
            candidate ? (
              <To key="unit" to={candidate}>
                {unitOf(event.unitId)}
              </To>
            ) : (
              unitOf(event.unitId)
            ),
          ],
          event.campaignId !== undefined && [translate('history.campaign'), event.campaignId],
          [translate('history.service'), word('service', event.service)],
          [
            translate('history.stream'),
            <To key="stream" to={filtered('history', { stream: event.stream })}>
              {event.stream}
            </To>,
          ],
          [translate('history.revision'), event.revision],
          [translate('history.time'), shownInstant(event.time, 'second')],
          [translate('history.recordedAt'), shownInstant(event.recordedAt, 'second')],
          [translate('history.command'), <code key="command">{event.commandId}</code>],
          event.causationId !== undefined && [
            translate('history.cause'),
            <To key="cause" to={`/history/${encodeURIComponent(event.causationId)}/show`}>
              <code>{event.causationId}</code>
            </To>,
          ],
          event.rulePackHash !== undefined && [
            translate('history.rules'),
            <code key="rules">{event.rulePackHash}</code>,
          ],
        ]}
      />
    </Section>
  );
}

function Content({ data }: { data: Event['data'] }) {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  const text = JSON.stringify(data, null, 2);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Section
      title={translate('history.data')}
      actions={
        <Button size="small" startIcon={<ContentCopy fontSize="small" />} onClick={() => void copy()}>
          {translate(copied ? 'state.copied' : 'state.copy')}
        </Button>
      }
    >
      <Box
        component="pre"
        tabIndex={0}
        aria-label={translate('history.json')}
        sx={{
          m: 0,
          p: 1.5,
          bgcolor: 'action.hover',
          borderRadius: 1,
          overflow: 'auto',
          maxHeight: 480,
          fontSize: 13,
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {text}
      </Box>
    </Section>
  );
}

function SameCause({ event }: { event: Event }) {
  const translate = useTranslate();
  const word = useWord();
  const unitNameOf = useUnitNames();
  const { data = [] } = useRows(
    'history',
    { correlationId: event.correlationId },
    { field: 'position', order: 'ASC' },
  );
  const others = data.filter(({ id }) => id !== event.id);
  if (others.length === 0) return null;
  return (
    <Section title={translate('history.sameCause')}>
      <Box component="ol" sx={{ m: 0, pl: 3 }}>
        {others.map(({ id, type, position, service, unitId }) => (
          <li key={id}>
            <To to={`/history/${encodeURIComponent(id)}/show`}>{word('event', type)}</To>
            {` · #${position} · ${word('service', service)}${unitId === undefined ? '' : ` · ${unitNameOf(unitId)}`}`}
          </li>
        ))}
      </Box>
    </Section>
  );
}
