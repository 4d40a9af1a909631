import { DateInput, useLocaleState, useTranslate, useWrappedSource } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useRows } from '../../providers/queries.ts';
import { isWorkingDay } from '../../public/notice-days.ts';
import { weekdayOf } from '../../values/time.ts';
import { type FieldProps, useFieldProps } from './field.ts';

/** A day; beside it stands which day of the week it is, and whether it is worked. */
export function Day(field: FieldProps) {
  const hint = useDayHint(useWatch({ name: useWrappedSource(field.source) }) as unknown);
  return <DateInput {...useFieldProps(field)} parse={(day: string) => day} helperText={hint ?? false} />;
}

function useDayHint(day: unknown): string | undefined {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { data = [] } = useRows('calendars', {});
  if (typeof day !== 'string' || Number.isNaN(Date.parse(day))) return undefined;
  const weekday = weekdayOf(day, locale);
  const isWorked = isWorkingDay(
    day,
    data.flatMap(({ years }) => years),
  );
  if (isWorked === undefined) return weekday;
  return translate(isWorked ? 'act.workingDay' : 'act.dayOff', { weekday });
}
