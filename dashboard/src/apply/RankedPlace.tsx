import { useSortable } from '@dnd-kit/sortable';
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Close from '@mui/icons-material/Close';
import DragIndicator from '@mui/icons-material/DragIndicator';
import { Box, IconButton, TextField, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { required, TextInput, useTranslate } from 'react-admin';
import type { Branch } from './branches.ts';
import { Lacks } from './Lacks.tsx';
import type { Place } from './ranks.ts';

const target = { width: 44, height: 44 };

/** One place of a ranked list. */
export function RankedPlace({
  place,
  index,
  last,
  branch,
  onMove,
  onRemove,
}: {
  place: Place;
  index: number;
  /** The rank of the last place. */
  last: number;
  branch: Branch | undefined;
  onMove: (rank: number) => void;
  onRemove: () => void;
}) {
  const translate = useTranslate();
  const { attributes, listeners, setNodeRef, transform, transition } = useSortable({ id: place.branchId });
  const name = branch?.name ?? place.branchId;
  return (
    <Box
      component="li"
      ref={setNodeRef}
      sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' }}
      style={{
        ...(transform && { transform: `translate3d(${transform.x}px, ${transform.y}px, 0)` }),
        ...(transition !== undefined && { transition }),
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <IconButton
          {...attributes}
          {...listeners}
          aria-label={translate('rankedList.drag', { name })}
          sx={{ ...target, cursor: 'grab', touchAction: 'none' }}
        >
          <DragIndicator />
        </IconButton>
        <RankInput rank={place.rank} last={last} name={name} onMove={onMove} />
        <Box sx={{ flex: '1 1 200px' }}>
          <Typography sx={{ fontWeight: 650 }}>{name}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {branch?.unitName}
          </Typography>
          {branch && <Lacks lacks={branch.lacks} />}
        </Box>
        <IconButton
          aria-label={translate('rankedList.up', { name })}
          disabled={place.rank === 1}
          onClick={() => onMove(place.rank - 1)}
          sx={target}
        >
          <ArrowUpward />
        </IconButton>
        <IconButton
          aria-label={translate('rankedList.down', { name })}
          disabled={place.rank === last}
          onClick={() => onMove(place.rank + 1)}
          sx={target}
        >
          <ArrowDownward />
        </IconButton>
        <IconButton aria-label={translate('rankedList.remove', { name })} onClick={onRemove} sx={target}>
          <Close />
        </IconButton>
      </Box>
      <TextInput
        source={`candidates.${index}.reason`}
        label={translate('rankedList.reason', { name })}
        validate={required()}
        multiline
        fullWidth
        sx={{ mt: 1.5 }}
        helperText={false}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </Box>
  );
}

/** The rank as a number that can be typed; the place moves when one leaves the input or presses Enter. */
function RankInput({
  rank,
  last,
  name,
  onMove,
}: {
  rank: number;
  last: number;
  name: string;
  onMove: (rank: number) => void;
}) {
  const translate = useTranslate();
  const [typed, setTyped] = useState(String(rank));
  useEffect(() => setTyped(String(rank)), [rank]);
  const move = () => {
    const wanted = Number(typed);
    if (Number.isInteger(wanted) && wanted !== rank && wanted >= 1) onMove(wanted);
    else setTyped(String(rank));
  };
  return (
    <TextField
      value={typed}
      onChange={({ target: { value } }) => setTyped(value)}
      onBlur={move}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        move();
      }}
      slotProps={{
        htmlInput: {
          'aria-label': translate('rankedList.rank', { name, last }),
          inputMode: 'numeric',
          style: { textAlign: 'center', width: 32 },
        },
      }}
    />
  );
}
