import AddAPhoto from '@mui/icons-material/AddAPhoto';
import Delete from '@mui/icons-material/Delete';
import UploadFile from '@mui/icons-material/UploadFile';
import { Alert, Box, Button, IconButton, LinearProgress } from '@mui/material';
import { type InputHTMLAttributes, type ReactNode, useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { storeOrKeep } from '../offline/kept-file.ts';
import { type Language, problemOf, problemText } from '../providers/http.ts';
import { useOne } from '../providers/queries.ts';
import { type FilePlace, storeFile } from '../providers/store-file.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly place: FilePlace;
  readonly mediaTypes?: readonly string[] | undefined;
  readonly most: number;
  /** True where photos are taken on the spot, with or without network. */
  readonly hasCamera?: boolean;
  readonly files: readonly string[];
  readonly onChange: (files: string[]) => void;
}

/** Files of a unit: each is stored at once, and shows how much of it is there. */
export function FileChooser({ id, label, help, place, mediaTypes, most, hasCamera, files, onChange }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [problem, setProblem] = useState<unknown>();
  const [part, setPart] = useState<number>();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const row = useOne('attachments', `${place.campaignId}.${place.unitId}`).data;
  const stored = [...(row?.files ?? []), ...(row?.confidentialFiles ?? [])];
  const nameOf = (hash: string) =>
    names[hash] ?? stored.find(({ attachmentId }) => attachmentId === hash)?.name ?? `${hash.slice(0, 12)}…`;
  const add = async (chosen: File) => {
    setProblem(undefined);
    setPart(0);
    try {
      const hash = await (hasCamera ? storeOrKeep : storeFile)(place, chosen, setPart);
      setNames({ ...names, [hash]: chosen.name });
      onChange([...files.filter((file) => file !== hash), hash]);
    } catch (error) {
      setProblem(error);
    } finally {
      setPart(undefined);
    }
  };
  return (
    <Box>
      {help && <Box sx={{ color: 'text.secondary', fontSize: 14 }}>{help}</Box>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, my: 0.5 }}>
        {files.map((hash) => (
          <Box component="li" key={hash} sx={{ display: 'flex', alignItems: 'center', minWidth: 0 }}>
            <Box sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>{nameOf(hash)}</Box>
            <IconButton
              aria-label={translate('form.removeFile', { name: nameOf(hash) })}
              onClick={() => onChange(files.filter((file) => file !== hash))}
            >
              <Delete />
            </IconButton>
          </Box>
        ))}
      </Box>
      {files.length < most && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {hasCamera && (
            <Choosing
              id={`${id}.camera`}
              text={translate('form.takePhoto')}
              icon={<AddAPhoto />}
              isBusy={part !== undefined}
              file={{ accept: 'image/*', capture: 'environment' }}
              onChosen={add}
            />
          )}
          <Choosing
            id={id}
            text={translate('form.addFile', { field: label })}
            icon={<UploadFile />}
            isBusy={part !== undefined}
            file={mediaTypes ? { accept: mediaTypes.join(',') } : {}}
            onChosen={add}
          />
        </Box>
      )}
      {part !== undefined && (
        <LinearProgress
          variant="determinate"
          value={Math.round(part * 100)}
          aria-label={translate('form.storing')}
          sx={{ mt: 1 }}
        />
      )}
      {problem !== undefined && (
        <Alert severity="error" variant="outlined" sx={{ mt: 1 }}>
          {problemText(problemOf(problem), locale as Language)}
        </Alert>
      )}
    </Box>
  );
}

/** The button by which a file is chosen, or taken by the camera. */
function Choosing({
  id,
  text,
  icon,
  isBusy,
  file,
  onChosen,
}: {
  id: string;
  text: string;
  icon: ReactNode;
  isBusy: boolean;
  file: Pick<InputHTMLAttributes<HTMLInputElement>, 'accept' | 'capture'>;
  onChosen: (file: File) => Promise<void>;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        id={id}
        variant="outlined"
        startIcon={icon}
        disabled={isBusy}
        onClick={() => chooser.current?.click()}
      >
        {text}
      </Button>
      <input
        ref={chooser}
        hidden
        type="file"
        name={id}
        {...file}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) void onChosen(chosen);
          target.value = '';
        }}
      />
    </>
  );
}
