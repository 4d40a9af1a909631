import type { FieldForm, InputForm } from '@laurel/contracts';
import { Link } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { FormShown } from '../application-form/FormShown.tsx';
import type { Form } from '../application-form/fields.ts';
import { useCriterionName } from '../candidates/criteria.ts';
import { type Fact, Facts } from '../parts/Facts.tsx';
import { useBilingual } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import type { Filled } from './body.ts';
import { choicesOf } from './fields/choices.ts';
import { indicatorParts } from './fields/IndicatorValue.tsx';
import { type ChosenKind, isChosen } from './fields/kinds.ts';
import { usePlace } from './fields/place.ts';

/** A command's content in words, as it is read back before it is sent and shown to the second person. */
export function ReadBack({ fields, body }: { fields: readonly FieldForm[]; body: Filled }) {
  const bilingual = useBilingual();
  const facts = fields
    .filter(({ name, input }) => body[name] !== undefined && !(input.is === 'kind' && input.kind === 'newId'))
    .map(({ name, words, input }): Fact => [
      bilingual(words),
      <Shown key={name} input={input} value={body[name]} />,
    ]);
  return <Facts facts={facts} />;
}

function Shown({ input, value }: { input: InputForm; value: unknown }): ReactNode {
  const translate = useTranslate();
  const bilingual = useBilingual();
  switch (input.is) {
    case 'choice':
      return bilingual(input.choices.find((choice) => choice.value === value));
    case 'yesNo':
      return translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
    case 'group':
      return <ReadBack fields={input.fields} body={value as Filled} />;
    case 'list':
      if ((value as unknown[]).length === 0) return translate('act.none');
      return (value as unknown[]).map((one, index) => (
        <div key={index}>
          <Shown input={input.of} value={one} />
        </div>
      ));
    case 'kind':
      return isChosen(input.kind) ? (
        <ChosenShown kind={input.kind} value={value as string} />
      ) : (
        <KindShown kind={input.kind} value={value} />
      );
    default:
      return String(value);
  }
}

/** The name of what was chosen. */
function ChosenShown({ kind, value }: { kind: ChosenKind; value: string }) {
  const useChoices = choicesOf[kind];
  return useChoices('')?.find(({ id }) => id === value)?.name ?? value;
}

function KindShown({ kind, value }: { kind: string; value: unknown }): ReactNode {
  const translate = useTranslate();
  const { campaign, parts } = usePlace();
  const criterionName = useCriterionName(campaign);
  const at = `${campaign?.campaignId ?? ''}.${parts.unit ?? ''}`;
  switch (kind) {
    case 'instant':
      return shownInstant(value as string);
    case 'file':
      return (
        <Link href={`/api/v1/attachments/${encodeURIComponent(at)}/${String(value)}/content`} download>
          {translate('act.file')}
        </Link>
      );
    case 'scores':
      return (value as readonly { criterionId: string; score: string }[]).map(({ criterionId, score }) => (
        <div key={criterionId}>{`${criterionName(criterionId)} ${score}`}</div>
      ));
    case 'chosenPerson':
      return (value as { name: string }).name;
    case 'indicatorValue':
      return Object.entries(value as Readonly<Record<string, unknown>>)
        .map(([name, part]) => `${translate(indicatorParts[name] ?? name)} ${String(part)}`)
        .join(' · ');
    case 'rulePack':
      return translate('act.rulePackRead', packOf(value));
    case 'rulePackHash':
      return translate('act.rulePackNow', { hash: String(value).slice(0, 12) });
    case 'applicationForm':
      return <FormShown form={value as Form} campaign={campaign} at={at} />;
    default:
      return String(value);
  }
}

/** The figures by which a rule pack is known again. */
function packOf(value: unknown) {
  const pack = value as { campaignName?: { zh?: string }; criteria?: unknown[]; places?: number };
  return {
    name: pack.campaignName?.zh ?? '',
    criteria: pack.criteria?.length ?? 0,
    places: pack.places ?? 0,
  };
}
