import type { CommandForm } from '@laurel/contracts';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { useCommandForms } from '../commands/forms.ts';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty, Loading } from '../parts/states.tsx';
import { useRows } from '../providers/queries.ts';
import { useSystem } from '../providers/system.ts';
import { useBilingual } from '../providers/words.ts';
import { daysUntil } from '../values/time.ts';
import { byBucket, type Line, linesOf } from './lines.ts';
import { addressOf, useDueText, useMatterName, useTaskName } from './names.ts';
import { useOwnTasks } from './own.ts';

type Forms = Readonly<Record<string, CommandForm>>;
const fewLines = 5;
/** The words of acts begin small in English. */
const capital = { '&::first-letter': { textTransform: 'uppercase' } } as const;

/** 待办: what one has to do, by the time that is left. */
export function Tasks() {
  const translate = useTranslate();
  const asked = useOwnTasks();
  const dates = useRows('deadlines', {});
  const forms = useCommandForms();
  const now = useSystem()?.now;
  return (
    <Section title={translate('work.tasks')}>
      <Answered asked={asked}>
        {(data) => {
          if (!forms || !dates.data || now === undefined) return <Loading />;
          const lines = [...Map.groupBy(data, ({ role }) => role)].flatMap(([role, tasks]) =>
            linesOf(tasks, role, forms, dates.data, now),
          );
          if (lines.length === 0)
            return <Empty hint={translate('work.noTasksHint')}>{translate('work.noTasks')}</Empty>;
          return byBucket(lines, now).map(([bucket, own]) => (
            <Box key={bucket} component="section" aria-label={translate(titles[bucket])} sx={{ mb: 2 }}>
              <Typography
                variant="h3"
                sx={{ mb: 0.5, color: bucket === 'overdue' ? 'error.main' : 'text.primary' }}
              >
                {`${translate(titles[bucket])} · ${own.length}`}
              </Typography>
              {[...Map.groupBy(own, ({ act }) => act)].map(([act, alike]) => (
                <Alike key={act} lines={alike} forms={forms} now={now} />
              ))}
            </Box>
          ));
        }}
      </Answered>
    </Section>
  );
}

const titles = {
  overdue: 'work.overdue',
  today: 'work.today',
  week: 'work.week',
  later: 'work.later',
} as const;

/** Lines of one act: a few of them, and the rest when asked for. */
function Alike({ lines, forms, now }: { lines: readonly Line[]; forms: Forms; now: string }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const [isOpen, setOpen] = useState(false);
  const form = forms[lines[0]!.act];
  if (!form) return null;
  const shown = isOpen ? lines : lines.slice(0, fewLines);
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((line) => (
          <TaskLine key={line.key} line={line} forms={forms} form={form} now={now} />
        ))}
      </Box>
      {lines.length > fewLines && (
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {translate(isOpen ? 'work.fewer' : 'work.all', {
            count: lines.length,
            verb: bilingual(form.words),
          })}
        </Button>
      )}
    </>
  );
}

function TaskLine({ line, forms, form, now }: { line: Line; forms: Forms; form: CommandForm; now: string }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const matterName = useMatterName();
  const taskName = useTaskName();
  const dueText = useDueText();
  const [isOpen, setOpen] = useState(false);
  const { act, targets, dueOn, others } = line;
  const [target = ''] = targets;
  const isMany = targets.length > 1;
  const whose = taskName(form, line);
  const sentence = `${bilingual(form.words)} · ${whose}`;
  const days = dueOn === undefined ? undefined : daysUntil(dueOn, now);
  return (
    <Box component="li" sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5 }}>
        <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
          <Typography sx={{ overflowWrap: 'anywhere', ...capital }}>{sentence}</Typography>
          <Typography
            variant="body2"
            sx={{ color: days !== undefined && days <= 0 ? 'error.main' : 'text.secondary' }}
          >
            {dueText(dueOn, days)}
          </Typography>
        </Box>
        {isMany ? (
          <Button size="small" variant="outlined" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {translate(isOpen ? 'work.hide' : 'work.show')}
          </Button>
        ) : (
          <Go act={act} id={target} label={`${translate('work.do')} ${sentence}`} isUsual>
            {translate('work.do')}
          </Go>
        )}
        {others.map((other) => (
          <Go key={other} act={other} id={target} label={`${bilingual(forms[other]?.words)} · ${whose}`}>
            {bilingual(forms[other]?.words)}
          </Go>
        ))}
      </Box>
      {isOpen && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, pl: 2, display: 'grid', gap: 0.5 }}>
          {targets.map((id) => (
            <Box component="li" key={id} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
              <Typography sx={{ flex: 1, minWidth: 0 }}>{matterName(form, id)}</Typography>
              <Go act={act} id={id} label={`${translate('work.do')} ${matterName(form, id)}`}>
                {translate('work.do')}
              </Go>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

function Go(props: { act: string; id: string; label: string; isUsual?: boolean; children: string }) {
  const { act, id, label, isUsual = false, children } = props;
  return (
    <Button
      size="small"
      variant={isUsual ? 'contained' : 'text'}
      component={LinkBase}
      to={addressOf(act, id)}
      aria-label={label}
      sx={{ minHeight: { xs: 44, sm: 32 } }}
    >
      {children}
    </Button>
  );
}
