import { copy } from '@laurel/contracts';

/** The names of the persons who are registered: whoever is appointed is chosen from them. */
export const registeredPersonsView = copy<{ readonly name: string }>('registered-persons', {
  version: 1,
  indexes: [],
  on: {
    PersonRegistered: {
      keys: ({ data }) => [data.personId],
      fold: (_row, { data: { name } }) => ({ name }),
    },
  },
});
