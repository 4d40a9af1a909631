import type { CommandForm } from '@laurel/contracts';
import { Box, List, ListItemButton, ListItemText } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { Waiting } from '../layout/pages.tsx';
import { Page } from '../parts/Page.tsx';
import { SearchField } from '../parts/SearchField.tsx';
import { Section } from '../parts/Section.tsx';
import { Empty } from '../parts/states.tsx';
import { useBilingual, useJoined, useWord } from '../providers/words.ts';
import { begun } from '../values/text.ts';
import { useMayEver } from './allowed.ts';
import { useCommandForms } from './forms.ts';
import { groupOf, groups, isFound } from './steps.ts';

/** All that the user may do, by the step of the process, to be searched by its words. */
export function ActsPage() {
  const translate = useTranslate();
  const word = useWord();
  const forms = useCommandForms();
  const mayEver = useMayEver();
  const [searched, setSearched] = useState('');
  const search = useRef<HTMLDivElement>(null);
  const isRead = forms !== undefined && mayEver !== undefined;
  useEffect(() => search.current?.querySelector('input')?.focus(), [isRead]);
  if (!isRead) return <Waiting />;
  const found = Object.values(forms).filter((form) => mayEver(form) && isFound(form, searched));
  return (
    <Page title={translate('act.title')}>
      <Box ref={search} sx={{ mb: 2, display: 'flex' }}>
        <SearchField label={translate('act.search')} value={searched} onSearch={setSearched} width={360} />
      </Box>
      {found.length === 0 && <Empty>{translate('act.nothingFound')}</Empty>}
      {groups
        .map((group) => ({ group, those: found.filter((form) => groupOf(form) === group) }))
        .filter(({ those }) => those.length > 0)
        .map(({ group, those }) => (
          <Section key={group} title={word('step', group)}>
            <List disablePadding sx={{ columnWidth: 320 }}>
              {those.map((form) => (
                <Act key={form.type} form={form} />
              ))}
            </List>
          </Section>
        ))}
    </Page>
  );
}

function Act({ form }: { form: CommandForm }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const joined = useJoined();
  const more = [bilingual(form.target), ...(form.may.pair ? [translate('act.byTwo')] : [])];
  return (
    <li style={{ breakInside: 'avoid' }}>
      <ListItemButton component={LinkBase} to={`/act/${form.type}`}>
        <ListItemText primary={begun(bilingual(form.words))} secondary={joined(more)} />
      </ListItemButton>
    </li>
  );
}
