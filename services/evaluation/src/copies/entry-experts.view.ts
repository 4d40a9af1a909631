import { entryKey, heard } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { EntryExperts } from '../title/title.rules.ts';

/** Which experts may score an entry, and which are recused from it. Serves decisions only. */
export type EntryExpertsRow = { [Field in keyof EntryExperts]: EntryExperts[Field] };

export const entryExpertsView: View<EntryExpertsRow> = {
  name: 'entry-experts',
  version: 1,
  hears: ['PanelFrozen', 'ExpertRecused'],
  indexes: [],
  keys(event) {
    const said = heard(event);
    if (said.type !== 'PanelFrozen') return [entryKey(event.data)];
    return said.data.assignments.map(({ branchId }) => entryKey({ campaignId: said.data.campaignId, branchId }));
  },
  fold(row = { experts: [], recused: [] }, event, key) {
    const said = heard(event);
    if (said.type === 'ExpertRecused') {
      const { expertId } = said.data;
      return { experts: row.experts.filter((expert) => expert !== expertId), recused: [...new Set([...row.recused, expertId])].sort() };
    }
    if (said.type !== 'PanelFrozen') return row;
    const { campaignId, assignments } = said.data;
    const assigned = assignments.find(({ branchId }) => entryKey({ campaignId, branchId }) === key)?.experts ?? [];
    return { ...row, experts: assigned.filter((expert) => !row.recused.includes(expert)) };
  },
};
