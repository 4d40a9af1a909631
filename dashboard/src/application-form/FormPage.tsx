import { Alert, Box, Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useLocaleState, useParams, useTranslate } from 'react-admin';
import { DraftKey } from '../commands/draft-key.ts';
import { send } from '../commands/send.ts';
import { AccessDenied } from '../layout/pages.tsx';
import { Renewal } from '../login/Renewal.tsx';
import { Page } from '../parts/Page.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { To } from '../parts/To.tsx';
import { type Campaign, useCampaign } from '../providers/campaign.ts';
import { type Language, problemOf, type ProblemBody, problemText } from '../providers/http.ts';
import { useOne } from '../providers/queries.ts';
import { queryClient } from '../providers/query-client.ts';
import type { Rows } from '../providers/resources.ts';
import { useRoles } from '../providers/who.ts';
import { Declarations } from './Declarations.tsx';
import { FieldInput } from './FieldInput.tsx';
import { fieldsOf, type Form, placeOf, withoutBlanks } from './fields.ts';
import { idOf } from './Input.tsx';
import { isWritable } from './writable.ts';

/** The application form of a branch, to be filled in by its secretary, or with the help of its bureau. */
export function FormPage() {
  const translate = useTranslate();
  const { id } = useParams<{ id: string }>();
  const candidate = useOne('candidates', id);
  const { campaigns } = useCampaign();
  const roles = useRoles();
  const [isSubmitted, setSubmitted] = useState(false);
  const row = candidate.data;
  const campaign = campaigns.find(({ campaignId }) => campaignId === row?.campaignId);
  if (row && !isSubmitted && !isWritable(row, roles)) return <AccessDenied />;
  return (
    <Page
      title={translate('form.title')}
      note={row?.branchName ?? row?.branchId}
      actions={<To to={`/candidates/${id}/show?tab=form`}>{translate('form.back')}</To>}
    >
      <Renewal />
      {isSubmitted ? (
        <Alert severity="success">{translate('form.submitted')}</Alert>
      ) : (
        <Answered asked={candidate}>
          {(found) =>
            campaign ? (
              <Filling candidate={found} campaign={campaign} onSubmitted={() => setSubmitted(true)} />
            ) : (
              <Empty />
            )
          }
        </Answered>
      )}
    </Page>
  );
}

function Filling({
  candidate,
  campaign,
  onSubmitted,
}: {
  candidate: Rows['candidates'];
  campaign: Campaign;
  onSubmitted: () => void;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [form, setForm] = useState<Form>(candidate.draft ?? candidate.form ?? {});
  const [signed, setSigned] = useState<readonly string[]>([]);
  const [version, setVersion] = useState(candidate.version);
  const [isDrafted, setDrafted] = useState(false);
  const [problem, setProblem] = useState<ProblemBody>();
  const [working, setWorking] = useState(false);
  const keys = useRef({ 'draft-application': new DraftKey(), 'submit-application': new DraftKey() });
  const roles = useRoles();
  const faulty = placeOf(problem?.errors?.[0]?.pointer ?? '');
  // Whoever sent it stands at the first fault.
  useEffect(() => {
    if (problem) (document.getElementById(idOf(faulty)) ?? document.getElementById('form-problem'))?.focus();
  }, [problem, faulty]);
  const give = async (step: 'draft-application' | 'submit-application') => {
    setWorking(true);
    setProblem(undefined);
    setDrafted(false);
    const submits = step === 'submit-application';
    const body = { form: withoutBlanks(form), ...(submits && { declarations: signed }) };
    try {
      const given = { form: { path: 'applications', step }, id: candidate.id, body, version };
      setVersion((await send(given, keys.current[step])).version);
      if (submits) onSubmitted();
      else setDrafted(true);
      await queryClient.invalidateQueries({ queryKey: ['candidates'] });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setWorking(false);
    }
  };
  return (
    <Box component="form" noValidate onSubmit={(event) => event.preventDefault()}>
      {fieldsOf(campaign).map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          campaign={campaign}
          candidate={candidate}
          value={form[field.id]}
          faulty={faulty}
          onChange={(value) => setForm((before) => ({ ...before, [field.id]: value }))}
        />
      ))}
      {roles.includes('branchSecretary') && (
        <Declarations campaign={campaign} signed={signed} onSign={setSigned} />
      )}
      <Box aria-live="polite">
        {problem && (
          <Alert id="form-problem" tabIndex={-1} severity="error" role="alert" sx={{ mb: 2 }}>
            {problemText(problem, locale as Language)}
          </Alert>
        )}
        {isDrafted && (
          <Alert severity="success" sx={{ mb: 2 }}>
            {translate('form.drafted')}
          </Alert>
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {candidate.status !== 'returned' && (
          <Button variant="outlined" disabled={working} onClick={() => void give('draft-application')}>
            {translate('form.draft')}
          </Button>
        )}
        {roles.includes('branchSecretary') && (
          <Button variant="contained" disabled={working} onClick={() => void give('submit-application')}>
            {translate('form.submit')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
