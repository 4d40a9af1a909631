import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { Subheading } from '../parts/Subheading.tsx';
import { daysUntil } from '../values/time.ts';
import { coming, type Deadline, type Overview, passed } from './lines.ts';
import type { Names } from './names.ts';

const shownMost = 8;

interface Dated {
  readonly row: Overview;
  readonly deadline: Deadline;
  /** The number of those of the kind on this day. */
  readonly alike: number;
}

/** The days of the campaigns: those to come, the next first, and those gone by, the last first. */
export function Dates({ rows, names, now }: { rows: readonly Overview[]; names: Names; now: string }) {
  const translate = useTranslate();
  const of = (pick: typeof coming): Dated[] =>
    rows.flatMap((row) =>
      [...Map.groupBy(pick(row, now), (each) => `${each.on} ${names.deadline(row, each)}`).values()].map(
        (same) => ({ row, deadline: same[0]!, alike: same.length }),
      ),
    );
  const next = of(coming).sort((one, other) => one.deadline.on.localeCompare(other.deadline.on));
  const gone = of(passed).sort((one, other) => other.deadline.on.localeCompare(one.deadline.on));
  return (
    <Section title={translate('campaigns.dates')}>
      <Subheading>{translate('campaigns.coming')}</Subheading>
      {next.length === 0 ? (
        <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{translate('campaigns.noneComing')}</Typography>
      ) : (
        <Days dated={next.slice(0, shownMost)} names={names} now={now} several={rows.length > 1} />
      )}
      {gone.length > 0 && (
        <>
          <Subheading>{translate('campaigns.passed')}</Subheading>
          <Days dated={gone.slice(0, shownMost)} names={names} now={now} several={rows.length > 1} />
        </>
      )}
    </Section>
  );
}

function Days({
  dated,
  names,
  now,
  several,
}: {
  dated: readonly Dated[];
  names: Names;
  now: string;
  several: boolean;
}) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, mb: 2, p: 0, display: 'grid', gap: 1 }}>
      {dated.map(({ row, deadline, alike }) => {
        const left = daysUntil(deadline.on, now);
        const isUrgent = left >= 0 && left <= 7;
        return (
          <Box
            component="li"
            key={`${row.campaignId} ${deadline.kind} ${deadline.of ?? ''}`}
            sx={{ display: 'flex', columnGap: 1.5, justifyContent: 'space-between' }}
          >
            <Typography sx={{ minWidth: 0 }}>
              {several && `${names.host(row)} · `}
              {names.deadline(row, deadline)}
              {alike > 1 && ` × ${alike}`}
            </Typography>
            <Box sx={{ textAlign: 'right', flexShrink: 0 }}>
              <Typography
                variant="body2"
                sx={{ fontVariantNumeric: 'tabular-nums', color: 'text.secondary' }}
              >
                {deadline.on}
              </Typography>
              <Typography variant="body2" sx={{ color: isUrgent ? 'error.main' : 'text.secondary' }}>
                {names.days(deadline, now)}
              </Typography>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
