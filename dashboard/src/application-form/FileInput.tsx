import Delete from '@mui/icons-material/Delete';
import UploadFile from '@mui/icons-material/UploadFile';
import { Alert, Box, Button, IconButton } from '@mui/material';
import type { FormField } from '@laurel/contracts';
import { mostOf } from '@laurel/contracts/plan-form';
import { useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { type Language, problemOf, problemText } from '../providers/http.ts';
import { useOne } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useBilingual } from '../providers/words.ts';
import { idOf } from './Input.tsx';
import { storeFile } from './store-file.ts';

interface Props {
  readonly field: FormField;
  readonly candidate: Rows['candidates'];
  readonly files: readonly string[];
  readonly onChange: (files: string[]) => void;
}

/** The files of a field: each is stored for the field at once, so that only its readers see it. */
export function FileInput({ field, candidate, files, onChange }: Props) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const [locale] = useLocaleState();
  const chooser = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<unknown>();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const stored = useOne('attachments', `${candidate.campaignId}.${candidate.branchId}`).data?.files ?? [];
  const nameOf = (hash: string) =>
    names[hash] ?? stored.find(({ attachmentId }) => attachmentId === hash)?.name ?? `${hash.slice(0, 12)}…`;
  const add = async (chosen: File | undefined) => {
    if (!chosen) return;
    setProblem(undefined);
    try {
      const hash = await storeFile(candidate, field.id, chosen);
      setNames({ ...names, [hash]: chosen.name });
      onChange([...files.filter((file) => file !== hash), hash]);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Box>
      {field.help && <Box sx={{ color: 'text.secondary', fontSize: 14 }}>{bilingual(field.help)}</Box>}
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
      {files.length < mostOf(field) && (
        <>
          <Button
            id={idOf(field.id)}
            variant="outlined"
            startIcon={<UploadFile />}
            onClick={() => chooser.current?.click()}
          >
            {translate('form.addFile', { field: bilingual(field.name) })}
          </Button>
          <input
            ref={chooser}
            hidden
            type="file"
            name={field.id}
            {...(field.mediaTypes && { accept: field.mediaTypes.join(',') })}
            onChange={({ target }) => {
              void add(target.files?.[0]);
              target.value = '';
            }}
          />
        </>
      )}
      {problem !== undefined && (
        <Alert severity="error" variant="outlined" sx={{ mt: 1 }}>
          {problemText(problemOf(problem), locale as Language)}
        </Alert>
      )}
    </Box>
  );
}
