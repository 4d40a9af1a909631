import { useTranslate } from 'react-admin';
import { Page } from '../parts/Page.tsx';
import { useRoles } from '../providers/who.ts';
import { TableImport } from './TableImport.tsx';
import { tables } from './tables.ts';

/** The tables that one's role takes in: persons, bureaus, branches. */
export function Tables() {
  const translate = useTranslate();
  const roles = useRoles();
  return (
    <Page title={translate('tables.title')}>
      {tables
        .filter(({ role }) => roles.includes(role))
        .map((kind) => (
          <TableImport key={kind.label} kind={kind} />
        ))}
    </Page>
  );
}
