import type { CommandForm } from '@laurel/contracts';
import { Box } from '@mui/material';
import { useState } from 'react';
import { useLocation, useParams, useTranslate } from 'react-admin';
import { NotFound, Waiting } from '../layout/pages.tsx';
import { Renewal } from '../login/Renewal.tsx';
import { Page } from '../parts/Page.tsx';
import { useBilingual, useJoined, useWord } from '../providers/words.ts';
import { begun } from '../values/text.ts';
import { rolesOf, useMayEver, useRefusedNow } from './allowed.ts';
import { TargetProvider } from './fields/place.ts';
import { Filling } from './Filling.tsx';
import { useCommandForms } from './forms.ts';
import { useDraft } from './kept-draft.ts';
import type { Done, OpenProps } from './open.ts';
import { Proposal } from './Proposal.tsx';
import { Receipt } from './Receipt.tsx';
import { Refused } from './Sending.tsx';
import { useTarget, useTargetName } from './target.ts';

/** Buttons and inputs are large enough for a finger. */
const touched = {
  '& .MuiButton-root, & .MuiIconButton-root': { minWidth: 44, minHeight: 44 },
  '& .MuiInputBase-root': { minHeight: 44 },
  // What has the focus does not stand under the bar.
  '& input, & textarea, & button': { scrollMarginTop: 120 },
};

/** One command on its target: filled in or answered, read back, sent; then its receipt. */
export function CommandPage() {
  const { type = '', id = '' } = useParams<{ type: string; id: string }>();
  const forms = useCommandForms();
  const mayEver = useMayEver();
  const bilingual = useBilingual();
  if (!forms || !mayEver) return <Waiting />;
  const form = forms[type];
  if (!form) return <NotFound />;
  if (mayEver(form)) return <Acting key={`${type} ${id}`} form={form} id={id} />;
  return (
    <Page title={begun(bilingual(form.words))}>
      <DoneBy form={form} />
    </Page>
  );
}

/** Says whose part a command is. */
function DoneBy({ form }: { form: CommandForm }) {
  const translate = useTranslate();
  const word = useWord();
  const joined = useJoined();
  return <p>{translate('act.doneBy', { roles: joined(rolesOf(form).map((role) => word('role', role))) })}</p>;
}

function Acting({ form, id }: { form: CommandForm; id: string }) {
  const bilingual = useBilingual();
  const targetName = useTargetName();
  const { seen, refetch } = useTarget(form, id);
  const draft = useDraft(form, id);
  const [done, setDone] = useState<Done>();
  const finish = (it: Done) => {
    setDone(it);
    void draft?.drop();
  };
  return (
    <Page title={begun(bilingual(form.words))} note={targetName(form, id)} service={form.service}>
      <Renewal />
      <Box sx={touched}>
        <TargetProvider value={{ form, id }}>
          {done ? (
            <Receipt form={form} done={done} />
          ) : seen && draft ? (
            <Open form={form} id={id} seen={seen} draft={draft} onDone={finish} onReread={refetch} />
          ) : (
            <Waiting />
          )}
        </TargetProvider>
      </Box>
    </Page>
  );
}

function Open(props: OpenProps) {
  const translate = useTranslate();
  const asked = new URLSearchParams(useLocation().search).get('proposal');
  if (asked === null) return <Beginning {...props} />;
  const proposal = props.seen.waiting.find(({ proposalId }) => proposalId === asked);
  return proposal ? <Proposal {...props} proposal={proposal} /> : <p>{translate('act.noProposal')}</p>;
}

/** A command that is refused whatever is filled in says so before anybody fills it in. */
function Beginning(props: OpenProps) {
  const { form, id, draft } = props;
  const { isAsked, refused } = useRefusedNow(form, id);
  if (!isAsked) return <Waiting />;
  // What was sent before may be why it is refused; sending it once more tells.
  if (!refused || draft.isOpen) return <Filling {...props} />;
  return (
    <>
      <Refused problem={refused} onReread={props.onReread} />
      {refused.status === 403 && <DoneBy form={form} />}
    </>
  );
}
