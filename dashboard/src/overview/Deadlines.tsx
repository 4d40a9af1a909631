import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { Answered, Loading } from '../parts/states.tsx';
import { usePast } from '../providers/as-of.ts';
import type { Campaign } from '../providers/campaign.ts';
import { useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useSystem } from '../providers/system.ts';
import { useBilingual, useWord } from '../providers/words.ts';
import { daysUntil } from '../values/time.ts';

/**
 * The deadlines of the campaign. Time left is counted by the server's clock, because the browser's may be
 * wrong. Extensions exist from the campaign's opening on.
 */
export function Deadlines({ campaign }: { campaign: Campaign }) {
  const translate = useTranslate();
  const deadlines = useRows('deadlines', { campaignId: campaign.campaignId });
  const system = useSystem();
  const past = usePast();
  const now = past?.asOf ?? system?.now;
  return (
    <Section title={translate('overview.deadlines')}>
      <Answered asked={deadlines}>
        {([row]) =>
          now === undefined ? (
            <Loading />
          ) : (
            <Lines row={row ?? { ...campaign.rulePack, extensions: [] }} status={campaign.status} now={now} />
          )
        }
      </Answered>
    </Section>
  );
}

type Dates = Pick<
  Rows['deadlines'],
  'applicationDeadline' | 'assessmentFrom' | 'assessmentTo' | 'phases' | 'extensions'
>;

function Lines({ row, status, now }: { row: Dates; status: Campaign['status']; now: string }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const bureaus = useRows('units', row.extensions.length > 0 ? { unit: 'bureau' } : undefined);
  const nameOf = (bureauId: string) =>
    bureaus.data?.find(({ unitId }) => unitId === bureauId)?.name ?? bureauId;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
      <Line
        label={translate('overview.applicationDeadline')}
        when={row.applicationDeadline}
        until={row.applicationDeadline}
        now={now}
        status={status}
        strong
      />
      {row.extensions.map(({ bureauId, until }) => (
        <Line
          key={bureauId}
          label={`${nameOf(bureauId)} · ${translate('overview.extension')}`}
          when={until}
          until={until}
          now={now}
          status={status}
        />
      ))}
      <Line
        label={translate('overview.assessment')}
        when={`${row.assessmentFrom} – ${row.assessmentTo}`}
        from={row.assessmentFrom}
        until={row.assessmentTo}
        now={now}
        status={status}
      />
      {row.phases.map((phase) => (
        <Line
          key={phase.key ?? phase.id}
          label={bilingual(phase.name)}
          when={`${phase.from} – ${phase.to}`}
          from={phase.from}
          until={phase.to}
          now={now}
          status={status}
        />
      ))}
    </Box>
  );
}

function Line({
  label,
  when,
  from,
  until,
  now,
  status,
  strong,
}: {
  label: string;
  when: string;
  from?: string;
  until: string;
  now: string;
  status: Campaign['status'];
  strong?: boolean;
}) {
  const translate = useTranslate();
  const word = useWord();
  const isOver = status === 'closed' || status === 'cancelled';
  const left = daysUntil(until, now);
  const begun = from === undefined || daysUntil(from, now) <= 0;
  const text = () => {
    if (left < 0) return translate('overview.daysAgo', { days: -left });
    if (isOver) return word('campaignStatus', status);
    if (from !== undefined)
      return begun
        ? translate('overview.running')
        : translate('overview.daysLeft', { days: daysUntil(from, now) });
    return left === 0 ? translate('overview.today') : translate('overview.daysLeft', { days: left });
  };
  const urgent = left >= 0 && left <= 7 && begun && !isOver;
  return (
    <Box component="li" sx={{ display: 'flex', columnGap: 1.5, justifyContent: 'space-between' }}>
      <Typography sx={{ fontWeight: strong ? 650 : 400, minWidth: 0 }}>{label}</Typography>
      <Box sx={{ textAlign: 'right', flexShrink: 0 }}>
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums', color: 'text.secondary' }}>
          {when}
        </Typography>
        <Typography
          variant="body2"
          sx={{ color: urgent ? 'error.main' : left < 0 || isOver ? 'text.secondary' : 'success.main' }}
        >
          {text()}
        </Typography>
      </Box>
    </Box>
  );
}
