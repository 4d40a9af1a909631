import { Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import type { Branch } from './branches.ts';
import { Lacks } from './Lacks.tsx';

/** The bureau's branches that are not on the list, those without a lack first; found by a part of a name. */
export function BranchChoice({
  branches,
  isFull,
  onAdd,
}: {
  branches: readonly Branch[];
  isFull: boolean;
  onAdd: (branchId: string) => void;
}) {
  const translate = useTranslate();
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const found = branches
    .filter(({ name, unitName = '' }) => `${name} ${unitName}`.includes(wanted))
    .toSorted((one, other) => one.lacks.length - other.lacks.length);
  return (
    <Section title={translate('rankedList.own')}>
      <TextField
        label={translate('rankedList.search')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        size="small"
        sx={{ mb: 1 }}
      />
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 480, overflowY: 'auto' }}>
        {found.map(({ branchId, name, unitName, lacks }) => (
          <Box
            component="li"
            key={branchId}
            sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.5, minHeight: 44 }}
          >
            <Box sx={{ flex: 1 }}>
              {name}
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {unitName}
              </Typography>
              <Lacks lacks={lacks} />
            </Box>
            <Button
              variant="outlined"
              disabled={isFull}
              onClick={() => onAdd(branchId)}
              aria-label={translate('rankedList.addNamed', { name })}
              sx={{ minHeight: 44 }}
            >
              {translate('rankedList.add')}
            </Button>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
