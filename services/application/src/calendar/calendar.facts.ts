import { calendar } from '@laurel/contracts';
import { noGuards, serve } from '@laurel/platform';
import { calendarDecider } from './calendar.decide.ts';

/** The calendar's decider; its own stream says all that it needs. */
export const servedCalendar = serve(
  calendar,
  calendarDecider,
  async (_read, _command, id) => ({ id: { name: id.name! } }),
  noGuards,
);
