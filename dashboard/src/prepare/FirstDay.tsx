import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Page } from '../parts/Page.tsx';
import { To } from '../parts/To.tsx';
import { useRoles } from '../providers/who.ts';
import { useWord } from '../providers/words.ts';
import { type Step, useSteps } from './first-day.ts';

/** 首次设置: the way from an empty deployment to the first list, with what is done and whose each step is. */
export function FirstDay() {
  const translate = useTranslate();
  const steps = useSteps();
  return (
    <Page title={translate('firstDay.title')} note={translate('firstDay.note')}>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {steps.map((step, index) => (
          <StepLine key={step.word} step={step} number={index + 1} />
        ))}
      </Box>
    </Page>
  );
}

function StepLine({ step: { word: key, role, to, isDone }, number }: { step: Step; number: number }) {
  const translate = useTranslate();
  const word = useWord();
  const roles = useRoles();
  const isOwn = roles.includes(role);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1.5,
        alignItems: 'center',
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {isDone ? <CheckCircle color="success" aria-hidden /> : <RadioButtonUnchecked aria-hidden />}
      <Box sx={{ flex: 1 }}>
        <Typography sx={{ fontWeight: 650 }}>{`${number}. ${translate(key)}`}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate(isDone ? 'firstDay.done' : isDone === undefined ? 'firstDay.unseen' : 'firstDay.todo')}
          {' · '}
          {translate('firstDay.by', { role: word('role', role) })}
        </Typography>
      </Box>
      {isOwn && !isDone && <To to={to}>{translate('firstDay.go')}</To>}
    </Box>
  );
}
