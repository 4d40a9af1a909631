import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { usePermissions } from 'react-admin';
import { usePast } from './as-of.ts';
import { noteHistory } from './freshness.ts';
import { Batch, isConcerned } from './news.ts';
import { mayRead } from './resources.ts';

/**
 * The state of the connection through which the screen learns of news: the stream is open, there is none, or
 * it is being waited for.
 */
export type Connection = 'live' | 'polling' | 'reconnecting';

const batchMs = 250;
/**
 * Services hear of one another a moment after the history does: what is on screen is read once more when that
 * has surely happened.
 */
const settledMs = 1_500;
const untoldMs = 60_000;
const ConnectionContext = createContext<Connection>('polling');

/** The state of the live connection of the screen. */
export function useConnection(): Connection {
  return useContext(ConnectionContext);
}

/**
 * Keeps what is on the screen up to date: one stream per browser tab, news in batches. The past does not
 * change, so it needs none.
 */
export function Realtime({ children }: { children: ReactNode }) {
  const { permissions } = usePermissions();
  const readsHistory = permissions ? mayRead('history', permissions) : undefined;
  const past = usePast();
  const [connection, setConnection] = useState<Connection>('polling');
  const client = useQueryClient();

  useEffect(() => {
    if (readsHistory === undefined || past) return undefined;
    if (readsHistory) {
      return listen(setConnection, (services) => {
        void client.invalidateQueries({
          predicate: ({ queryKey }) => services === undefined || isConcerned(queryKey[0], services),
        });
      });
    }
    // Whoever does not read the history is told little, and of a message only that it came: whatever happened
    // elsewhere shows in everything that is read anew, at the latest after a minute.
    const refresh = () => void client.invalidateQueries();
    const stop = listen(setConnection, refresh);
    const timer = setInterval(refresh, untoldMs);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [client, readsHistory, past]);

  return <ConnectionContext value={past ? 'polling' : connection}>{children}</ConnectionContext>;
}

function listen(
  tell: (connection: Connection) => void,
  refresh: (services?: ReadonlySet<string>) => void,
): () => void {
  const source = new EventSource('/api/v1/stream');
  const batch = new Batch(refresh, batchMs, settledMs);
  let wasOpen = false;
  source.onopen = () => {
    tell('live');
    // What happened while the line was cut is sent again, but not what a restarted server changed without an
    // event.
    if (wasOpen) refresh();
    wasOpen = true;
  };
  source.onerror = () => tell(source.readyState === EventSource.CLOSED ? 'polling' : 'reconnecting');
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const { position, service } = JSON.parse(data) as { position: number; service: string };
    noteHistory(position);
    batch.add(service);
  };
  return () => {
    batch.stop();
    source.close();
  };
}
