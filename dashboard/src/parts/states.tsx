import { Alert, AlertTitle, Box, Button, CircularProgress, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { usePast } from '../providers/as-of.ts';
import { type Language, problemOf, problemText } from '../providers/http.ts';

/** While something is being read. */
export function Loading() {
  const translate = useTranslate();
  return (
    <Box
      role="status"
      sx={{ display: 'flex', gap: 1.5, alignItems: 'center', py: 3, color: 'text.secondary' }}
    >
      <CircularProgress size={20} aria-hidden />
      {translate('state.loading')}
    </Box>
  );
}

/** The message shown when there is nothing to show: the reason, and what the user can do. */
export function Empty({
  children,
  hint,
  action,
}: {
  children?: ReactNode;
  hint?: ReactNode;
  action?: ReactNode;
}) {
  const translate = useTranslate();
  const past = usePast();
  return (
    <Box sx={{ py: 4, textAlign: 'center', color: 'text.secondary' }}>
      <Typography sx={{ mb: action ? 1.5 : 0 }}>
        {children ?? translate(past ? 'state.emptyPast' : 'state.empty')}
      </Typography>
      {hint !== undefined && <Typography variant="body2">{hint}</Typography>}
      {action}
    </Box>
  );
}

/**
 * The error that occurred, in the chosen language, with the request number that an administrator can look up.
 * A refusal says what the user may do. `title` names the action that failed; it is left out when the action
 * was reading.
 */
export function ProblemBox({
  error,
  title,
  onRetry,
}: {
  error: unknown;
  title?: string;
  onRetry?: () => void;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const problem = problemOf(error);
  if (problem.status === 403) return <NoAccess />;
  if (problem.status === 404)
    return <Empty hint={translate('state.notFoundHint')}>{translate('state.notFound')}</Empty>;
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={
        onRetry && (
          <Button size="small" color="inherit" onClick={onRetry}>
            {translate('state.retry')}
          </Button>
        )
      }
    >
      <AlertTitle>{title ?? translate('state.error')}</AlertTitle>
      <Typography variant="body2">{problemText(problem, locale as Language)}</Typography>
      {problem.requestId !== undefined && (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {translate('state.requestId')} <code>{problem.requestId}</code>
        </Typography>
      )}
    </Alert>
  );
}

/** For a part of a screen that one's roles do not see. */
function NoAccess() {
  const translate = useTranslate();
  return <Empty hint={translate('state.noAccessHint')}>{translate('state.noAccess')}</Empty>;
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): unknown;
}

/** Shows what was read, or why it is not there yet. */
export function Answered<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ReactNode }) {
  if (asked.error) return <ProblemBox error={asked.error} onRetry={() => void asked.refetch()} />;
  if (asked.isPending || asked.data === undefined) return <Loading />;
  return <>{children(asked.data)}</>;
}
