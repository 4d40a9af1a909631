import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import type { ServiceName } from '@laurel/contracts';
import { messages } from '../i18n/messages.ts';
import { request } from './http.ts';

/**
 * Something that a service set aside because reading it or reacting to it failed, or because it comes behind
 * such a thing in its stream.
 */
export interface SetAside {
  readonly name: string;
  readonly kind: 'message' | 'event';
  /** Of a message: the topic and the partition that brought it. */
  readonly source?: string;
  /** Of a message in its partition, of an event in the service's log. */
  readonly position: number;
  readonly stream: string;
  readonly reason: string;
}

/** The items to take up again: the one named, or all that a service has set aside. */
export interface Chosen {
  readonly service: ServiceName;
  readonly name?: string;
}

const services = Object.keys(messages.zh.word.service) as ServiceName[];
const key = 'set-aside';
const pathOf = (service: ServiceName) => `/api/v1/${service}-service/parked`;

/**
 * The items that each service has set aside, asked every minute. Setting an item aside is no event, so no
 * news tells of it.
 */
export function useSetAside() {
  const asked = useQueries({
    queries: services.map((service) => ({
      queryKey: [key, service],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await request<SetAside[]>('GET', pathOf(service), undefined, signal)).data,
      refetchInterval: 60_000,
    })),
  });
  return asked.map((query, index) => ({ service: services[index]!, ...query }));
}

/**
 * Has a service work off what is chosen. It is done when the service has answered and what is left has been
 * read.
 */
export function useTakeUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ service, name }: Chosen) => {
      const body = name === undefined ? {} : { name };
      return (
        await request<{ readonly taken: number; readonly waiting: number }>(
          'POST',
          `${pathOf(service)}/replay`,
          body,
        )
      ).data;
    },
    onSettled: () => client.invalidateQueries({ queryKey: [key] }),
  });
}
