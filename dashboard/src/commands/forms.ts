import type { CommandForm } from '@laurel/contracts';
import { useQuery } from '@tanstack/react-query';

/** The forms of all commands, by the command; undefined while they are being fetched. */
export function useCommandForms(): Readonly<Record<string, CommandForm>> | undefined {
  const { data } = useQuery({
    queryKey: ['command-forms'],
    queryFn: async () => (await import('virtual:command-forms')).default,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return data;
}
