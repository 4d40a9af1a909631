import { persons } from '@laurel/contracts';
import { accessView, alone, serve } from '@laurel/platform';
import { personsDecider } from './persons.decide.ts';

/** The guard of what is known of a person and of the person's accounts. */
export function personGuard(personId: string): string {
  return `person:${personId}`;
}

/** The register with the accounts of whoever moves; an account that is made meanwhile has the new unit. */
export const servedPersons = serve(
  persons,
  personsDecider,
  async (read, command, id) => {
    if (command.type !== 'MovePerson') return { id: { name: id.name! }, accountIds: [] };
    const { personId } = command.data;
    const rows = await read.rows(accessView, [{ field: 'personId', equals: personId }]);
    return { id: { name: id.name! }, accountIds: rows.map(({ accountId }) => accountId).sort() };
  },
  (command) => (command.type === 'MovePerson' ? alone(personGuard(command.data.personId)) : alone()),
);
