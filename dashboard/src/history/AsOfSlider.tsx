import FirstPage from '@mui/icons-material/FirstPage';
import LastPage from '@mui/icons-material/LastPage';
import NavigateBefore from '@mui/icons-material/NavigateBefore';
import NavigateNext from '@mui/icons-material/NavigateNext';
import { Box, Button, IconButton, Slider, TextField, Tooltip, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import { usePastPosition } from './past-position.ts';
import { useBounds, useEventAt, useTimeTravel } from './time-travel.ts';

/**
 * Takes the whole dashboard to the instant of any event: drag, type its number, step with the buttons or the
 * arrow keys, Home and End for the first event and now. What one drags over is named before one lets go.
 */
export function AsOfSlider() {
  const translate = useTranslate();
  const { first, last } = useBounds();
  const { position } = usePastPosition();
  const travel = useTimeTravel();
  const [dragged, setDragged] = useState<number>();
  useEffect(() => setDragged(undefined), [position]);
  if (!first || !last) return null;
  const stands = position ?? last.position;
  const value = Math.min(last.position, Math.max(first.position, dragged ?? stands));
  const go = (to: number) =>
    void (to >= last.position ? travel.toNow() : travel.to(to)).finally(() => setDragged(undefined));
  return (
    <Section title={translate('history.slider')} hint={translate('history.sliderHint')}>
      <Box sx={{ px: 1.5 }}>
        <Slider
          min={first.position}
          max={last.position}
          value={value}
          onChange={(_event, next) => setDragged(next as number)}
          onChangeCommitted={(_event, next) => go(next as number)}
          getAriaLabel={() => translate('history.slider')}
          getAriaValueText={(number) =>
            translate('history.event_at', {
              position: number,
              at: number === stands ? shownInstant(travel.at) : '',
            })
          }
        />
        <Box
          sx={{
            display: 'flex',
            justifyContent: 'space-between',
            mt: -0.5,
            fontSize: 13,
            color: 'text.secondary',
          }}
        >
          <span>{shownInstant(first.time).slice(0, 10)}</span>
          <span>{shownInstant(last.time).slice(0, 10)}</span>
        </Box>
      </Box>
      <Steps
        stands={stands}
        isPast={position !== undefined}
        first={first.position}
        last={last.position}
        go={go}
        travel={travel}
      />
      <Where position={value} />
    </Section>
  );
}

interface StepsProps {
  readonly stands: number;
  readonly isPast: boolean;
  readonly first: number;
  readonly last: number;
  readonly go: (to: number) => void;
  readonly travel: ReturnType<typeof useTimeTravel>;
}

function Steps({ stands, isPast, first, last, go, travel }: StepsProps) {
  const translate = useTranslate();
  const step = (label: string, icon: typeof FirstPage, act: () => void, disabled: boolean) => {
    const Icon = icon;
    return (
      <Tooltip title={label}>
        <span>
          <IconButton aria-label={label} onClick={act} disabled={disabled}>
            <Icon />
          </IconButton>
        </span>
      </Tooltip>
    );
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5, mt: 1 }}>
      {step(translate('history.first'), FirstPage, () => go(first), stands <= first)}
      {step(
        translate('history.previous'),
        NavigateBefore,
        () => void travel.step(stands, 'back'),
        stands <= first,
      )}
      <NumberBox key={stands} value={stands} onGo={go} />
      {step(translate('history.next'), NavigateNext, () => void travel.step(stands, 'forward'), !isPast)}
      {step(translate('history.now'), LastPage, () => void travel.toNow(), !isPast)}
      <Typography variant="body2" sx={{ color: 'text.secondary', ml: 1 }}>
        {translate('history.latest', { position: last })}
      </Typography>
    </Box>
  );
}

function NumberBox({ value, onGo }: { value: number; onGo: (to: number) => void }) {
  const translate = useTranslate();
  const [text, setText] = useState(String(value));
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (/^\d{1,12}$/.test(text)) onGo(Number(text));
      }}
      sx={{ display: 'flex', gap: 0.5 }}
    >
      <TextField
        size="small"
        label={translate('history.number')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', pattern: '[0-9]*' } }}
        sx={{ width: 116 }}
      />
      <Button type="submit" size="small">
        {translate('history.go')}
      </Button>
    </Box>
  );
}

function Where({ position }: { position: number }) {
  const translate = useTranslate();
  const word = useWord();
  const event = useEventAt(position);
  return (
    <Typography variant="body2" role="status" sx={{ mt: 1, minHeight: 22 }}>
      {event &&
        `${translate('history.event_at', { position: event.position, at: shownInstant(event.time, 'second') })} · ${word('event', event.type)}`}
    </Typography>
  );
}
