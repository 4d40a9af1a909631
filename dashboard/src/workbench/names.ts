import type { CommandForm } from '@laurel/contracts';
import { parseId } from '@laurel/contracts/address';
import { useLocaleState, useTranslate } from 'react-admin';
import { useCommandForms } from '../commands/forms.ts';
import { useCampaign } from '../providers/campaign.ts';
import { useNames, useUnitNames } from '../providers/names.ts';
import { useBilingual, useJoined, useWord } from '../providers/words.ts';
import { shortDay } from '../values/time.ts';

/**
 * Names what something is done to: the unit or the person, else the campaign or the kind of thing; the part
 * of it; and the campaign where there are several.
 */
export function useMatterName(): (form: CommandForm, id: string, part?: string) => string {
  const bilingual = useBilingual();
  const joined = useJoined();
  const word = useWord();
  const unitName = useUnitNames();
  const personName = useNames();
  const { campaigns } = useCampaign();
  const ofPart = (part: string) => {
    const [first = '', ...rest] = part.split('.');
    if (word('stage', first) !== first) return word('stage', first);
    if (word('role', first) !== first) return [word('role', first), ...rest.map(unitName)].join(' ');
    return rest.length > 0 ? unitName(part) : '';
  };
  return (form, id, part) => {
    const { campaign, unit, account, stage } = parseId(form, id) ?? {};
    const names = [
      unit !== undefined ? unitName(unit) : account !== undefined ? personName(account) : '',
      stage === undefined ? '' : word('stage', stage),
      part === undefined ? '' : ofPart(part),
    ].filter((name) => name !== '');
    const found = campaigns.find(({ campaignId }) => campaignId === campaign);
    const isWhole = names.length === 0 && campaign === id;
    const named = names.length > 0 || isWhole ? names : [bilingual(form.target)];
    const isTold = found && (isWhole || campaigns.length > 1);
    return joined([...named, ...(isTold ? [bilingual(found.campaignName)] : [])]);
  };
}

/** Names what a task is on: its target, or how many are left, and of which stage. */
export function useTaskName(): (
  form: CommandForm,
  task: { readonly targets: readonly string[]; readonly part?: string | undefined },
) => string {
  const translate = useTranslate();
  const joined = useJoined();
  const word = useWord();
  const matterName = useMatterName();
  return (form, { targets, part }) => {
    const [first = ''] = targets;
    if (targets.length === 1) return matterName(form, first, part);
    const { stage } = parseId(form, first) ?? {};
    const left = translate('work.many', { count: targets.length });
    return stage === undefined ? left : joined([word('stage', stage), left]);
  };
}

/** Says a last day as people do: until when, and how many days are left. */
export function useDueText(): (dueOn: string | undefined, days: number | undefined) => string {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (dueOn, days) => {
    if (dueOn === undefined || days === undefined) return translate('work.noDue');
    const until = translate('work.until', { day: shortDay(dueOn, locale) });
    if (days < 0) return `${until} · ${translate('work.late', { days: -days })}`;
    return `${until} · ${days === 0 ? translate('work.lastDay') : translate('work.left', { days })}`;
  };
}

/** The address at which an act is done. The application form has a page of its own. */
export function addressOf(act: string, id: string): string {
  const isForm = act === 'SubmitApplication' || act === 'DraftApplication';
  return `${isForm ? '/forms' : `/act/${act}`}/${encodeURIComponent(id)}`;
}

/** The id within the name of a stream. */
export function idOf(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}

/** Names what a stream is about, by the words of its commands. */
export function useStreamName(): (stream: string) => string {
  const matterName = useMatterName();
  const forms = useCommandForms();
  return (stream) => {
    const aggregate = stream.slice(0, stream.indexOf('-'));
    const form = Object.values(forms ?? {}).find((each) => each.aggregate === aggregate);
    return form ? matterName(form, idOf(stream)) : '';
  };
}
