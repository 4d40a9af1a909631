import { Button } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity, useTranslate } from 'react-admin';
import { useRows } from '../providers/queries.ts';
import { session } from '../providers/session.ts';
import { useNow } from '../providers/system.ts';
import { dayOf, shownInstant } from '../values/time.ts';
import { isDeviceOpen } from './device.ts';
import { takeAlong } from './taken.ts';
import { useIsOnline } from './use-outbox.ts';

/** The button by which an assessor takes along the entries that are to be visited today. */
export function TakeAlong() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const now = useNow();
  const isOnline = useIsOnline();
  const [isTaking, setTaking] = useState(false);
  const [takenAt, setTakenAt] = useState<string>();
  const { data = [] } = useRows('visits', identity && { 'members.has': identity.id, status: 'open' });
  const today = dayOf(now());
  const due = data.filter(({ nextPlannedOn }) => nextPlannedOn !== undefined && nextPlannedOn <= today);
  if (!isOnline || !isDeviceOpen()) return null;
  const take = async () => {
    setTaking(true);
    await takeAlong(
      await session(),
      due.map(({ id }) => id),
    );
    setTaking(false);
    setTakenAt(now());
  };
  return (
    <Button
      variant="outlined"
      size="large"
      disabled={due.length === 0 || isTaking}
      onClick={() => void take()}
    >
      {takenAt === undefined
        ? translate(due.length === 0 ? 'offline.nothingToday' : 'offline.takeAlong', {
            smart_count: due.length,
          })
        : translate('offline.taken', { smart_count: due.length, at: shownInstant(takenAt) })}
    </Button>
  );
}
