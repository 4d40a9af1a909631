import type { CommandForm } from '@laurel/contracts';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Batching } from '../commands/batch/Batching.tsx';
import type { Item } from '../commands/batch/batch.ts';
import type { Filled } from '../commands/body.ts';
import { TargetProvider } from '../commands/fields/place.ts';
import { useCommandForms } from '../commands/forms.ts';
import { ReadBack } from '../commands/ReadBack.tsx';
import { Page } from '../parts/Page.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useSystem } from '../providers/system.ts';
import { useBilingual } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import { confirmable } from './lines.ts';
import { idOf, useMatterName } from './names.ts';
import { useOwnAccount, useWaitingProposals } from './own.ts';

type Proposal = Rows['proposals'];

/** Acts of a kind that wait for one's confirmation, read side by side and confirmed together. */
export function ConfirmMany() {
  const translate = useTranslate();
  const forms = useCommandForms();
  const account = useOwnAccount();
  const now = useSystem()?.now;
  const { data } = useWaitingProposals(now);
  const [batch, setBatch] = useState<{ readonly form: CommandForm; readonly items: readonly Item[] }>();
  const close = () => setBatch(undefined);
  const waiting = confirmable(data ?? [], account, now);
  const groups = [...Map.groupBy(waiting, ({ act }) => act)];
  return (
    <Page title={translate('work.confirmMany')}>
      {batch ? (
        <Batching {...batch} onClose={close} />
      ) : !forms || !data ? (
        <Loading />
      ) : groups.length === 0 ? (
        <Empty>{translate('work.nothingToConfirm')}</Empty>
      ) : (
        groups.map(
          ([act, rows]) =>
            forms[act] && (
              <Group
                key={act}
                form={forms[act]}
                proposals={rows}
                onConfirm={(items) => setBatch({ form: forms[act]!, items })}
              />
            ),
        )
      )}
    </Page>
  );
}

function Group({
  form,
  proposals,
  onConfirm,
}: {
  form: CommandForm;
  proposals: readonly Proposal[];
  onConfirm: (items: readonly Item[]) => void;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const personName = useNames();
  const matterName = useMatterName();
  const [chosen, choose] = useState<ReadonlyMap<string, Proposal>>(
    new Map(proposals.map((proposal) => [proposal.id, proposal])),
  );
  const nameOf = ({ stream }: Proposal) => matterName(form, idOf(stream));
  const items = [...chosen.values()].map((proposal): Item => ({
    id: idOf(proposal.stream),
    name: nameOf(proposal),
    body: {},
    version: undefined,
    answer: { confirms: proposal.id },
  }));
  const verb = bilingual(form.words);
  return (
    <Section title={translate('work.group', { verb, count: proposals.length })}>
      <RecordTable
        label={verb}
        rows={proposals}
        keyOf={({ id }) => id}
        choosing={{ chosen, nameOf, onChoose: choose }}
        columns={[
          { key: 'matter', label: translate('batch.name'), show: nameOf },
          {
            key: 'content',
            label: translate('act.proposed'),
            show: ({ stream, content }) => (
              <TargetProvider value={{ form, id: idOf(stream) }}>
                <ReadBack fields={form.fields} body={(content ?? {}) as Filled} />
              </TargetProvider>
            ),
          },
          { key: 'by', label: translate('act.proposedBy'), show: ({ proposedBy }) => personName(proposedBy) },
          {
            key: 'until',
            label: translate('act.expiresAt'),
            show: ({ expiresAt }) => shownInstant(expiresAt),
          },
        ]}
      />
      <Box sx={{ mt: 2 }}>
        <Button variant="contained" disabled={items.length === 0} onClick={() => onConfirm(items)}>
          {translate('work.confirmChosen', { verb, count: items.length })}
        </Button>
      </Box>
    </Section>
  );
}
