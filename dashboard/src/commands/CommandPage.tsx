import type { CommandForm } from '@laurel/contracts';
import { useState } from 'react';
import { useLocation, useParams, useTranslate } from 'react-admin';
import { NotFound, Waiting } from '../layout/pages.tsx';
import { Page } from '../parts/Page.tsx';
import { useBilingual } from '../providers/words.ts';
import { Filling } from './Filling.tsx';
import { TargetProvider } from './fields/place.ts';
import { useCommandForms } from './forms.ts';
import { Receipt } from './Receipt.tsx';
import { Proposal } from './Proposal.tsx';
import type { Done, OpenProps } from './open.ts';
import { useTarget, useTargetName } from './target.ts';

/** One command on its target: filled in or answered, read back, sent; then its receipt. */
export function CommandPage() {
  const { type = '', id = '' } = useParams<{ type: string; id: string }>();
  const forms = useCommandForms();
  const form = forms?.[type];
  if (!forms) return <Waiting />;
  return form ? <Acting key={`${type} ${id}`} form={form} id={id} /> : <NotFound />;
}

function Acting({ form, id }: { form: CommandForm; id: string }) {
  const bilingual = useBilingual();
  const targetName = useTargetName();
  const { seen, refetch } = useTarget(form, id);
  const [done, setDone] = useState<Done>();
  return (
    <Page title={bilingual(form.words)} note={targetName(form, id)} service={form.service}>
      <TargetProvider value={{ form, id }}>
        {done ? (
          <Receipt form={form} done={done} />
        ) : seen ? (
          <Open form={form} id={id} seen={seen} onDone={setDone} onReread={() => void refetch()} />
        ) : (
          <Waiting />
        )}
      </TargetProvider>
    </Page>
  );
}

function Open(props: OpenProps) {
  const translate = useTranslate();
  const asked = new URLSearchParams(useLocation().search).get('proposal');
  if (asked === null) return <Filling {...props} />;
  const proposal = props.seen.waiting.find(({ proposalId }) => proposalId === asked);
  return proposal ? <Proposal {...props} proposal={proposal} /> : <p>{translate('act.noProposal')}</p>;
}
