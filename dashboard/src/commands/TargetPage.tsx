import type { CommandForm, IdPart } from '@laurel/contracts';
import { Button } from '@mui/material';
import { useEffect } from 'react';
import { AutocompleteInput, Form, SelectInput, useNavigate, useParams, useTranslate } from 'react-admin';
import { NotFound, Waiting } from '../layout/pages.tsx';
import { Page } from '../parts/Page.tsx';
import { useCampaign } from '../providers/campaign.ts';
import { useBilingual, useWord } from '../providers/words.ts';
import { begun } from '../values/text.ts';
import { choicesOf } from './fields/choices.ts';
import { Chosen, ChosenOrWritten } from './fields/Chosen.tsx';
import { type FieldProps, useFieldProps } from './fields/field.ts';
import { Column } from './fields/Fieldset.tsx';
import { TargetProvider } from './fields/place.ts';
import { useCommandForms } from './forms.ts';
import { useNameChoices, useSettledParts, useUnitChoices } from './parts.ts';

type Parts = Readonly<Partial<Record<IdPart, string>>>;

/** The target of a command is chosen: what there is, or something new. */
export function TargetPage() {
  const { type = '' } = useParams<{ type: string }>();
  const bilingual = useBilingual();
  const forms = useCommandForms();
  const { campaign, isPending } = useCampaign();
  if (!forms || isPending) return <Waiting />;
  const form = forms[type];
  if (!form) return <NotFound />;
  const begin = form.type === 'DraftCampaign' ? {} : { campaign: campaign?.campaignId };
  return (
    <Page title={begun(bilingual(form.words))} note={bilingual(form.target)}>
      <TargetProvider value={{ form, id: '' }}>
        <Choosing key={type} form={form} begin={begin} />
      </TargetProvider>
    </Page>
  );
}

function Choosing({ form, begin }: { form: CommandForm; begin: object }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const settled: Parts = useSettledParts(form);
  const addressOf = (parts: Parts) => `/act/${form.type}/${form.id.map((part) => parts[part]).join('.')}`;
  const open = form.id.filter((part) => settled[part] === undefined);
  const only = open.length === 0 ? addressOf(settled) : undefined;
  useEffect(() => {
    if (only !== undefined) void navigate(only, { replace: true });
  }, [only, navigate]);
  if (only !== undefined) return <Waiting />;
  const go = (chosen: Parts) => navigate(addressOf({ ...chosen, ...settled }));
  return (
    <Form
      defaultValues={begin}
      onSubmit={(chosen: Parts) => void go(chosen)}
      noValidate
      disableInvalidFormNotification
    >
      <Column>
        {open.map((part) => (
          <Part key={part} form={form} part={part} />
        ))}
        <Button type="submit" variant="contained" size="large" sx={{ justifySelf: 'start', minHeight: 44 }}>
          {translate('act.goTo')}
        </Button>
      </Column>
    </Form>
  );
}

const labels: Readonly<Record<IdPart, string>> = {
  campaign: 'act.partCampaign',
  unit: 'act.partUnit',
  account: 'act.partAccount',
  name: 'act.partName',
  stage: 'act.partStage',
  title: 'act.partTitle',
};

function Part({ form, part }: { form: CommandForm; part: IdPart }) {
  const translate = useTranslate();
  const field = { source: part, label: translate(labels[part]), required: true };
  switch (part) {
    case 'campaign':
      return <CampaignPart {...field} />;
    case 'unit':
      return <UnitPart {...field} form={form} />;
    case 'account':
      return <AccountPart {...field} />;
    case 'name':
      return <NamePart {...field} form={form} />;
    case 'stage':
      return <StagePart {...field} />;
    case 'title':
      return <Chosen {...field} kind="title" />;
  }
}

function CampaignPart(field: FieldProps) {
  return <ChosenOrWritten {...field} choices={choicesOf.campaign('') ?? []} />;
}

function AccountPart(field: FieldProps) {
  return <ChosenOrWritten {...field} choices={choicesOf.account('') ?? []} />;
}

function NamePart({ form, ...field }: FieldProps & { form: CommandForm }) {
  return <ChosenOrWritten {...field} choices={useNameChoices(form)} />;
}

function UnitPart({ form, ...field }: FieldProps & { form: CommandForm }) {
  const choices = useUnitChoices(form);
  return <AutocompleteInput {...useFieldProps(field)} disablePortal choices={choices} />;
}

function StagePart(field: FieldProps) {
  const word = useWord();
  const choices = (['onSite', 'presentation'] as const).map((id) => ({ id, name: word('stage', id) }));
  return <SelectInput {...useFieldProps(field)} choices={choices} />;
}
