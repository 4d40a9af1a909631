import { useListContext, useTranslate } from 'react-admin';
import { zhWords } from '../i18n/zh-words.ts';
import { useWord, type Word } from '../providers/words.ts';
import { Choice, type Option } from './Choice.tsx';
import { SearchField } from './SearchField.tsx';

/** One filter of the list around it: its value, and how to change it without touching the others. */
export function useFilter(source: string): readonly [value: string, set: (value: string) => void] {
  const { filterValues, setFilters } = useListContext();
  const value = (filterValues as Record<string, unknown>)[source];
  const set = (next: string) => {
    const { [source]: _before, ...others } = filterValues as Record<string, unknown>;
    setFilters(next === '' ? others : { ...others, [source]: next }, {}, false);
  };
  return [typeof value === 'string' ? value : '', set];
}

/** Searches the list around it by name. */
export function SearchFilter({ label }: { label: string }) {
  const [value, set] = useFilter('q');
  return <SearchField label={label} value={value} onSearch={set} />;
}

/** Filters by a field whose values we have words for. */
export function WordFilter({
  source,
  kind,
  label,
  values,
}: {
  source: string;
  kind: Word;
  label: string;
  values?: readonly string[];
}) {
  const word = useWord();
  const options = (values ?? Object.keys(zhWords[kind])).map((value) => ({
    value,
    label: word(kind, value),
  }));
  return <ChoiceFilter source={source} label={label} options={options} />;
}

/** Filters by a field with these values. */
export function ChoiceFilter({
  source,
  label,
  options,
}: {
  source: string;
  label: string;
  options: readonly Option[];
}) {
  const translate = useTranslate();
  const [value, set] = useFilter(source);
  return (
    <Choice label={label} all={translate('candidates.all')} value={value} options={options} onChoose={set} />
  );
}
