import { useTranslate } from 'react-admin';
import { useCampaign } from '../providers/campaign.ts';
import { useUnitNames } from '../providers/names.ts';
import { useBilingual, useWord } from '../providers/words.ts';
import { daysUntil } from '../values/time.ts';
import type { Deadline, Line, Overview } from './lines.ts';

/** The names of what the overview shows, in the chosen language. */
export interface Names {
  /** The name of a campaign's host; of the root's, the one that its rule pack gives the place. */
  host(row: Overview): string;
  campaign(row: Overview): string;
  unit(row: Overview, line: Line): string;
  deadline(row: Overview, deadline: Deadline): string;
  days(deadline: Deadline, now: string): string;
}

export function useOverviewNames(): Names {
  const translate = useTranslate();
  const word = useWord();
  const bilingual = useBilingual();
  const unitName = useUnitNames();
  const { campaigns } = useCampaign();
  const nameOf = ({ units }: Overview, bureauId: string) => {
    const name = unitName(bureauId);
    return name === bureauId ? (units.find((unit) => unit.bureauId === bureauId)?.bureauName ?? name) : name;
  };
  return {
    host: (row) =>
      row.hostId === undefined
        ? bilingual(campaigns.find(({ campaignId }) => campaignId === row.campaignId)?.city) || row.campaignId
        : unitName(row.hostId),
    campaign: ({ campaignName, round }) =>
      [bilingual(campaignName), ...(round === undefined ? [] : [translate('app.round', { round })])].join(
        ' · ',
      ),
    unit: (row, { bureauId }) => (bureauId === undefined ? '' : nameOf(row, bureauId)),
    deadline: (row, { kind, of, name }) =>
      [
        name ? bilingual(name) : kind === 'extension' && of !== undefined ? nameOf(row, of) : '',
        kind === 'phase' && name ? '' : word('deadline', kind),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    days: ({ on }, now) => {
      const left = daysUntil(on, now);
      if (left === 0) return translate('overview.today');
      return translate(left > 0 ? 'overview.daysLeft' : 'overview.daysAgo', { days: Math.abs(left) });
    },
  };
}
