import Download from '@mui/icons-material/Download';
import { Box, Button, Typography } from '@mui/material';
import { useLocation, useNavigate, useTranslate } from 'react-admin';
import { Choice } from '../parts/Choice.tsx';
import { Page } from '../parts/Page.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty, Loading } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { To } from '../parts/To.tsx';
import { usePast } from '../providers/as-of.ts';
import { useRows } from '../providers/queries.ts';
import { useSystem } from '../providers/system.ts';
import { useWord } from '../providers/words.ts';
import { saveCsv } from '../values/csv.ts';
import { dayOf } from '../values/time.ts';
import { Dates } from './Dates.tsx';
import { Funnel } from './Funnel.tsx';
import {
  campaignLine,
  type Deadline,
  inOrder,
  type Line,
  type Overview,
  ownEntries,
  together,
  unitLines,
} from './lines.ts';
import { Matrix } from './Matrix.tsx';
import { type Names, useOverviewNames } from './names.ts';
import { tableOf } from './table.ts';

/**
 * The campaigns side by side: where their entries stand, where it is late or blocked, what is due. One is
 * looked at more closely by its address, `?campaign=`: then its units stand side by side.
 */
export function CampaignOverview() {
  const translate = useTranslate();
  const overview = useRows('overview', {}, { field: 'campaignId', order: 'ASC' });
  const system = useSystem();
  const past = usePast();
  const now = past?.asOf ?? system?.now;
  const navigate = useNavigate();
  const chosen = new URLSearchParams(useLocation().search).get('campaign') ?? '';
  const names = useOverviewNames();
  const rows = inOrder(overview.data ?? []);
  const row = rows.find(({ campaignId }) => campaignId === chosen);
  return (
    <Page
      title={translate('campaigns.title')}
      note={row && `${names.host(row)} · ${names.campaign(row)}`}
      actions={
        now !== undefined && rows.length > 0 && <Export rows={row ? [row] : rows} names={names} now={now} />
      }
      service="audit"
    >
      {rows.length > 1 && (
        <Box component="search" aria-label={translate('campaigns.title')} sx={{ mb: 2, display: 'flex' }}>
          <Choice
            label={translate('campaigns.choose')}
            all={translate('campaigns.every')}
            value={row ? chosen : ''}
            options={rows.map((one) => ({
              value: one.campaignId,
              label: `${names.host(one)} · ${names.campaign(one)}`,
            }))}
            onChoose={(campaign) => navigate(addressOf(campaign))}
            width={420}
          />
        </Box>
      )}
      <Answered asked={overview}>
        {(all) =>
          now === undefined ? (
            <Loading />
          ) : all.length === 0 ? (
            <Empty hint={translate('state.noCampaignHint')}>{translate('state.noCampaign')}</Empty>
          ) : (
            <Shown rows={row ? [row] : rows} names={names} now={now} />
          )
        }
      </Answered>
    </Page>
  );
}

/** The address of one campaign's units, or of all campaigns. */
function addressOf(campaignId: string): string {
  return campaignId === '' ? '/overview' : `/overview?campaign=${encodeURIComponent(campaignId)}`;
}

function Shown({ rows, names, now }: { rows: readonly Overview[]; names: Names; now: string }) {
  const translate = useTranslate();
  const counted = rows.length === 1 ? rows : ownEntries(rows);
  const isLeftOut = rows.length > 1 && rows.some(({ fromBelow }) => fromBelow);
  return (
    <>
      {rows.length === 1 ? (
        <Units row={rows[0]!} names={names} now={now} />
      ) : (
        <Campaigns rows={rows} names={names} now={now} />
      )}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
          columnGap: 2,
          alignItems: 'start',
        }}
      >
        <Funnel rows={counted} {...(isLeftOut && { hint: translate('campaigns.funnelBelow') })} />
        <Dates rows={rows} names={names} now={now} />
      </Box>
    </>
  );
}

function Campaigns({ rows, names, now }: { rows: readonly Overview[]; names: Names; now: string }) {
  const translate = useTranslate();
  const rowOf = ({ campaignId }: Line) => rows.find((row) => row.campaignId === campaignId);
  const nameOf = (line: Line) => {
    const row = rowOf(line);
    return row ? names.host(row) : translate('campaigns.total');
  };
  const total = ownEntries(rows).map((row) => campaignLine(row, now));
  return (
    <Section title={translate('campaigns.matrix')} hint={translate('campaigns.matrixHint')}>
      <Matrix
        label={translate('campaigns.matrix')}
        lines={rows.map((row) => campaignLine(row, now))}
        total={together('total', total)}
        first={{
          key: 'campaign',
          label: translate('campaigns.one'),
          name: nameOf,
          show: (line) => {
            const row = rowOf(line);
            if (row === undefined) return nameOf(line);
            return (
              <>
                <To to={addressOf(row.campaignId)}>{names.host(row)}</To>
                <Typography variant="body2" sx={{ color: 'text.secondary', fontWeight: 400 }}>
                  {names.campaign(row)}
                </Typography>
                <Typography variant="body2" component="div" sx={{ fontWeight: 400 }}>
                  <Status kind="campaignStatus" value={row.status} />
                </Typography>
              </>
            );
          },
        }}
        more={[
          {
            key: 'next',
            label: translate('campaigns.next'),
            show: (line) => <Next row={rowOf(line)} deadline={line.next} names={names} now={now} />,
            isIdle: ({ next }) => next === undefined,
          },
        ]}
      />
    </Section>
  );
}

/** The deadline that comes next in a campaign. */
function Next({
  row,
  deadline,
  names,
  now,
}: {
  row: Overview | undefined;
  deadline: Deadline | undefined;
  names: Names;
  now: string;
}) {
  if (row === undefined || deadline === undefined) return <span>—</span>;
  return (
    <>
      {names.deadline(row, deadline)}
      <Box sx={{ fontSize: 13, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {deadline.on}
        <br />
        {names.days(deadline, now)}
      </Box>
    </>
  );
}

function Units({ row, names, now }: { row: Overview; names: Names; now: string }) {
  const translate = useTranslate();
  const lines = unitLines(row, now);
  return (
    <Section title={translate('campaigns.unitMatrix')} hint={translate('campaigns.matrixHint')}>
      {lines.length === 0 ? (
        <Empty />
      ) : (
        <Matrix
          label={translate('campaigns.unitMatrix')}
          lines={lines}
          total={{ ...together('total', lines), campaignId: row.campaignId }}
          first={{
            key: 'unit',
            label: translate('campaigns.unit'),
            name: (line) => names.unit(row, line) || translate('campaigns.total'),
            show: (line) => names.unit(row, line) || translate('campaigns.total'),
          }}
          more={[
            {
              key: 'list',
              label: translate('overview.list'),
              show: ({ list }) => (list === undefined ? '—' : <Status kind="listState" value={list} />),
              whole: true,
            },
          ]}
        />
      )}
    </Section>
  );
}

/** Saves what is shown as a table, campaign by campaign and unit by unit, in the chosen language. */
function Export({ rows, names, now }: { rows: readonly Overview[]; names: Names; now: string }) {
  const translate = useTranslate();
  const word = useWord();
  const save = () => {
    const lines = rows.flatMap((row) =>
      unitLines(row, now).map((line) => ({
        names: [
          names.host(row),
          names.campaign(row),
          word('campaignStatus', row.status),
          names.unit(row, line),
          line.list === undefined ? '' : word('listState', line.list),
        ],
        line,
      })),
    );
    const late = (of: string) => `${translate('campaigns.late')} · ${translate(of, { count: '' }).trim()}`;
    const headings = {
      first: [
        translate('campaigns.host'),
        translate('campaigns.one'),
        translate('overview.status'),
        translate('campaigns.unit'),
        translate('overview.list'),
      ],
      branches: translate('campaigns.branches'),
      stage: (stage: string) => word('entryStage', stage),
      left: translate('campaigns.left'),
      lateLists: late('campaigns.lateLists'),
      lateAssessments: late('campaigns.lateAssessments'),
      blocked: translate('campaigns.blocked'),
      disputes: translate('campaigns.disputes'),
    };
    saveCsv(`${translate('campaigns.title')} ${dayOf(now)}.csv`, tableOf(headings, lines));
  };
  return (
    <Button variant="outlined" size="small" startIcon={<Download />} onClick={save}>
      {translate('campaigns.export')}
    </Button>
  );
}
