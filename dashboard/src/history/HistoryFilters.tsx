import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFilter, WordFilter } from '../parts/filters.tsx';
import { SearchField } from '../parts/SearchField.tsx';
import { dayOf, endOfDay, startOfDay } from '../values/time.ts';

/** By type, service, unit, actor and days of the city. */
export function HistoryFilters() {
  const translate = useTranslate();
  return (
    <>
      <WordFilter source="type" kind="event" label={translate('history.type')} />
      <WordFilter source="service" kind="service" label={translate('history.service')} />
      <ExactFilter source="unitId" label={translate('history.unit')} hint={translate('history.unitHint')} />
      <ExactFilter
        source="accountId"
        label={translate('history.actor')}
        hint={translate('history.actorHint')}
      />
      <DayFilter source="time.from" label={translate('history.from')} instantOf={startOfDay} />
      <DayFilter source="time.to" label={translate('history.to')} instantOf={endOfDay} />
    </>
  );
}

function ExactFilter({ source, label, hint }: { source: string; label: string; hint: string }) {
  const [value, set] = useFilter(source);
  return (
    <SearchField label={label} hint={hint} width={150} value={value} onSearch={(text) => set(text.trim())} />
  );
}

function DayFilter({
  source,
  label,
  instantOf,
}: {
  source: string;
  label: string;
  instantOf: (day: string) => string;
}) {
  const [value, set] = useFilter(source);
  return (
    <TextField
      type="date"
      size="small"
      label={label}
      value={value === '' ? '' : dayOf(value)}
      onChange={({ target }) => set(target.value === '' ? '' : instantOf(target.value))}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ flex: { xs: '1 1 45%', sm: '0 1 150px' }, minWidth: 0 }}
    />
  );
}
