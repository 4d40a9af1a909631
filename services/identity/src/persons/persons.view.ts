import { persons, view } from '@laurel/contracts';

/** The persons who are registered, where they work, and which accounts are theirs. */
export const personsView = view('persons', persons.readModels.persons, {
  version: 1,
  keys: ({ data }) => [data.personId],
  on: {
    PersonRegistered: (row, { data }) => ({ ...data, accountIds: row?.accountIds ?? [] }),
    PersonMoved: (row, { data: { unitId, since } }) => {
      if (!row) return row;
      const { unitId: _left, ...person } = row;
      return { ...person, since, ...(unitId !== undefined && { unitId }) };
    },
    AccountCreated: (row, { data }) => row && { ...row, accountIds: [...row.accountIds, data.accountId] },
  },
});
