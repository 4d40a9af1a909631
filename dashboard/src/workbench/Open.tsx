import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCommandForms } from '../commands/forms.ts';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty, Loading } from '../parts/states.tsx';
import { useNames } from '../providers/names.ts';
import { useCounts, usePage } from '../providers/queries.ts';
import { useBilingual, useJoined, useWord } from '../providers/words.ts';
import { useTaskName } from './names.ts';

const shownMost = 50;
const steps = ['prepare', 'apply', 'assess', 'evaluate', 'name'] as const;

/** 未办结事项: what is open in a campaign, step by step, and whose it is. */
export function Open({ campaignId }: { campaignId: string }) {
  const translate = useTranslate();
  const word = useWord();
  const asked = useCounts('tasks', ['step'], { campaignId });
  const [chosen, choose] = useState<string>();
  return (
    <Section title={translate('work.open')} hint={translate('work.openHint')}>
      <Answered asked={asked}>
        {(counts) => {
          const countOf = (step: string) => counts.find((each) => each['step'] === step)?.count ?? 0;
          const open = steps.filter((step) => countOf(step) > 0);
          if (open.length === 0) return <Empty>{translate('work.nothingOpen')}</Empty>;
          return (
            <>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
                {open.map((step) => (
                  <Button
                    key={step}
                    variant={chosen === step ? 'contained' : 'outlined'}
                    aria-pressed={chosen === step}
                    onClick={() => choose(chosen === step ? undefined : step)}
                  >
                    {`${word('step', step)} ${countOf(step)}`}
                  </Button>
                ))}
              </Box>
              {chosen !== undefined && <OfStep campaignId={campaignId} step={chosen} />}
            </>
          );
        }}
      </Answered>
    </Section>
  );
}

function OfStep({ campaignId, step }: { campaignId: string; step: string }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const taskName = useTaskName();
  const joined = useJoined();
  const holderName = useHolderName();
  const forms = useCommandForms();
  const asked = usePage('tasks', {
    filter: { campaignId, step },
    pagination: { page: 1, perPage: shownMost },
  });
  if (!forms) return <Loading />;
  return (
    <Answered asked={asked}>
      {({ rows, total }) => (
        <>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1.5, p: 0 }}>
            {rows.map(({ id, targets, waits, holders }) => (
              <Box component="li" key={id} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
                {waits.slice(0, 3).map(({ part, acts }) => {
                  const form = forms[acts[0]!];
                  return (
                    form && (
                      <Typography key={`${part ?? ''} ${form.type}`} sx={{ overflowWrap: 'anywhere' }}>
                        {`${bilingual(form.words)} · ${taskName(form, { targets, part })}`}
                      </Typography>
                    )
                  );
                })}
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {joined(holders.map(holderName))}
                </Typography>
              </Box>
            ))}
          </Box>
          {total > rows.length && (
            <Typography variant="body2" sx={{ mt: 1 }}>
              {translate('work.first', { count: rows.length, total })}
            </Typography>
          )}
        </>
      )}
    </Answered>
  );
}

/** Names a holder: the role, or the person who has the role. */
function useHolderName(): (holder: string) => string {
  const word = useWord();
  const nameOf = useNames();
  return (holder) => {
    const [role, account] = holder.split(' ');
    return account === undefined ? word('role', role) : nameOf(account);
  };
}
