import { calendar, type Heard, type RowOf, view } from '@laurel/contracts';
import { countedYears } from '@laurel/rules';

type Row = Omit<RowOf<typeof calendar.readModels.calendars>, 'version' | 'waiting'>;

const city = () => ['city'];
const nothing: Row = { years: [], missing: [] };

/**
 * The calendar of the city, in one row, `city`: the years that are published, and those in which a campaign
 * counts days that are not. A campaign is not asked for when it has ended.
 */
export const calendarsView = view('calendars', calendar.readModels.calendars, {
  version: 1,
  on: {
    CalendarPublished: {
      keys: city,
      fold: (row = nothing as never, { data, time, actor, proposer }): Row => {
        const publishedBy = [...(proposer ? [proposer.account] : []), actor.account];
        const others = row.years.filter(({ year }) => year !== data.year);
        return {
          years: [...others, { ...data, publishedAt: time, publishedBy }].sort(
            (one, other) => one.year - other.year,
          ),
          missing: row.missing.filter(({ year }) => year !== data.year),
        };
      },
    },
    CampaignOpened: { keys: city, fold: (row, event) => needed(row, event) },
    RulePackAmended: { keys: city, fold: (row, event) => needed(row, event) },
    CampaignClosed: { keys: city, fold: (row, { data }) => row && without(row, data.campaignId) },
    CampaignCancelled: { keys: city, fold: (row, { data }) => row && without(row, data.campaignId) },
    ActProposed: (row = nothing as never) => row,
  },
});

function needed(before: Row = nothing, { data }: Heard<'CampaignOpened' | 'RulePackAmended'>): Row {
  const row = without(before, data.campaignId);
  const known = [...row.years, ...data.rulePack.calendar].map(({ year }) => year);
  const missing = new Map(row.missing.map(({ year, campaignIds }) => [year, campaignIds]));
  for (const year of countedYears(data.rulePack).filter((each) => !known.includes(each)))
    missing.set(year, [...(missing.get(year) ?? []), data.campaignId]);
  return { ...row, missing: listed([...missing]) };
}

function without(row: Row, campaignId: string): Row {
  const left = row.missing.map(({ year, campaignIds }): [number, string[]] => [
    year,
    campaignIds.filter((id) => id !== campaignId),
  ]);
  return { ...row, missing: listed(left.filter(([, campaignIds]) => campaignIds.length > 0)) };
}

function listed(missing: readonly [number, string[]][]): Row['missing'] {
  return missing
    .map(([year, campaignIds]) => ({ year, campaignIds }))
    .sort((one, other) => one.year - other.year);
}
