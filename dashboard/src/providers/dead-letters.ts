import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import type { ServiceName } from '@laurel/contracts';
import { zhWords } from '../i18n/zh-words.ts';
import { request } from './http.ts';

/**
 * A dead letter of a service: a message that it could not read, an event that it could not react to, or one
 * that follows such a one in its stream.
 */
export interface DeadLetter {
  readonly name: string;
  readonly kind: 'message' | 'event';
  /** Of a message: the topic and the partition that brought it. */
  readonly source?: string;
  /** Of a message in its partition, of an event in the service's log. */
  readonly position: number;
  readonly stream: string;
  readonly reason: string;
}

/** The dead letters to retry: the one named, or all of a service. */
export interface Chosen {
  readonly service: ServiceName;
  readonly name?: string;
}

const services = Object.keys(zhWords.service) as ServiceName[];
const key = 'dead-letters';
const pathOf = (service: ServiceName) => `/api/v1/${service}-service/parked`;

/** The dead letters of each service, asked every minute, because no event tells of them. */
export function useDeadLetters() {
  const asked = useQueries({
    queries: services.map((service) => ({
      queryKey: [key, service],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await request<DeadLetter[]>('GET', pathOf(service), undefined, { signal })).data,
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
