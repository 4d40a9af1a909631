import { Alert, AlertTitle, Box, Button } from '@mui/material';
import { useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { type Language, problemOf, type ProblemBody, request } from '../providers/http.ts';
import { useJoined } from '../providers/words.ts';
import { queryClient } from '../providers/query-client.ts';
import { saveCsv } from '../values/csv.ts';
import { rowOf, type TableKind, tableText } from './tables.ts';

interface Chosen {
  readonly name: string;
  readonly text: string;
  /** Sent again under it, the table is taken once. */
  readonly key: string;
}

/** One table: its template, the file that was chosen, each fault by its row; taken whole or not at all. */
export function TableImport({ kind: { label, address, headings } }: { kind: TableKind }) {
  const translate = useTranslate();
  const chooser = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>();
  const [imported, setImported] = useState<number>();
  const [problem, setProblem] = useState<ProblemBody>();
  const [isWorking, setWorking] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setChosen({ name: file.name, text: tableText(await file.arrayBuffer()), key: crypto.randomUUID() });
    setImported(undefined);
    setProblem(undefined);
  };
  const send = async ({ text, key }: Chosen) => {
    setWorking(true);
    setProblem(undefined);
    try {
      const headers = { 'content-type': 'text/csv; charset=utf-8', 'idempotency-key': key };
      await request('POST', address, text, { headers });
      setImported(rowsIn(text));
      setChosen(undefined);
      await queryClient.invalidateQueries();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setWorking(false);
    }
  };
  const joined = useJoined();
  const name = translate(label);
  return (
    <Section title={name} hint={translate('tables.columns', { columns: joined(headings) })}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Button
          variant="outlined"
          aria-label={translate('tables.templateOf', { name })}
          onClick={() => saveCsv(`${name}.csv`, [headings])}
        >
          {translate('tables.template')}
        </Button>
        <Button
          variant="outlined"
          aria-label={translate('tables.chooseOf', { name })}
          onClick={() => chooser.current?.click()}
        >
          {translate('tables.choose')}
        </Button>
        <input
          ref={chooser}
          hidden
          type="file"
          accept=".csv,text/csv"
          aria-label={translate('tables.chooseOf', { name })}
          onChange={({ target }) => {
            void choose(target.files?.[0]);
            target.value = '';
          }}
        />
        {chosen && (
          <>
            <span>{translate('tables.chosen', { file: chosen.name, rows: rowsIn(chosen.text) })}</span>
            <Button variant="contained" disabled={isWorking} onClick={() => void send(chosen)}>
              {translate(isWorking ? 'act.sending' : 'tables.import')}
            </Button>
          </>
        )}
      </Box>
      {imported !== undefined && (
        <Alert severity="success" role="status" sx={{ mt: 2 }}>
          {translate('tables.imported', { rows: imported })}
        </Alert>
      )}
      {problem && <Faults problem={problem} />}
    </Section>
  );
}

function Faults({ problem }: { problem: ProblemBody }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const language = locale as Language;
  return (
    <Alert severity="error" role="alert" sx={{ mt: 2 }}>
      <AlertTitle>{problem[language]}</AlertTitle>
      <ul>
        {problem.errors?.map((fault) => {
          const row = rowOf(fault.pointer);
          const text = fault[language];
          return (
            <li key={`${fault.pointer} ${fault.code}`}>
              {row === undefined ? text : translate('tables.fault', { row, text })}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}

/** The lines below the heading. A field may hold a line break, so it is what one sees in the file. */
function rowsIn(text: string): number {
  return Math.max(0, text.split(/\r?\n/).filter((line) => line.trim() !== '').length - 1);
}
