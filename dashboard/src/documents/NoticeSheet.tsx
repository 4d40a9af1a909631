import { Box } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Notice, PublicCampaign } from '../public/reading.ts';
import { useBilingual, useJoined } from '../providers/words.ts';
import { longDay, shortDay } from '../values/time.ts';
import { Roll, type Listed } from './Roll.tsx';
import { Blank, Filled, hole, Sheet, SheetText, SheetTitle, Signature } from './Sheet.tsx';

/** The facts of a campaign that its documents name. */
export type CampaignTold = Pick<
  PublicCampaign,
  'campaignName' | 'honourName' | 'city' | 'issuer' | 'round' | 'titles'
>;

/** The content of a notice; a draft lacks what is decided by the posting. */
export interface NoticeContent extends Partial<
  Pick<Notice, 'postedOn' | 'endsOn' | 'extensions' | 'objectionsTo'>
> {
  readonly kind: Notice['kind'];
  readonly titleId?: string | undefined;
  readonly entries: readonly Listed[];
  /** The working days that count; left out where they cannot be counted. */
  readonly days?: readonly string[] | undefined;
}

/** A public notice as it hangs on the wall: title, text, list, period, where to object, signature, day. */
export function NoticeSheet({
  notice,
  campaign,
  heading,
}: {
  notice: NoticeContent;
  campaign: CampaignTold;
  heading?: 'h1' | 'h2';
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const words = useNoticeWords(notice, campaign);
  const { postedOn } = notice;
  return (
    <Sheet mark={postedOn === undefined ? 'draft' : undefined}>
      <SheetTitle {...(heading && { heading })}>{words.title}</SheetTitle>
      <SheetText>{words.text}</SheetText>
      <Roll units={notice.entries} />
      <Period notice={notice} />
      <SheetText>{translate('documents.objectText')}</SheetText>
      <Office to={notice.objectionsTo} />
      <Signature campaign={campaign} on={postedOn === undefined ? <Blank /> : longDay(postedOn, locale)} />
    </Sheet>
  );
}

/** The title and the first paragraph of a notice, by its kind. */
export function useNoticeWords(
  { kind, titleId, entries }: Pick<NoticeContent, 'kind' | 'titleId' | 'entries'>,
  { campaignName, honourName, round, titles }: CampaignTold,
): { readonly title: string; readonly text: string } {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const told = {
    campaign: bilingual(campaignName),
    honour: bilingual(honourName),
    title: bilingual(titles.find(({ id }) => id === titleId)?.name),
    round,
    count: entries.length,
  };
  const texts = {
    winners: () => [translate('documents.winnersTitle', told), translate('documents.winnersText', told)],
    successor: () => [
      translate('documents.successorTitle', told),
      translate('documents.successorText', told),
    ],
    corrected: () => [
      translate('documents.correctedTitle', told),
      translate('documents.correctedText', told),
    ],
    title: () => [translate('documents.titleTitle', told), translate('documents.titleText', told)],
  };
  const [title, text] = texts[kind]();
  return { title: title!, text: text! };
}

function Period({ notice: { postedOn, endsOn, extensions = [], days } }: { notice: NoticeContent }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const joined = useJoined();
  if (postedOn === undefined || endsOn === undefined)
    return (
      <SheetText>
        <strong>{translate('documents.periodHeading')}</strong>
        <Filled text={translate('documents.periodOpen', { to: hole })}>
          <Blank />
        </Filled>
      </SheetText>
    );
  const told = { from: longDay(postedOn, locale), to: longDay(endsOn, locale) };
  const counted = days && { count: days.length, days: joined(days.map((day) => shortDay(day, locale))) };
  return (
    <>
      <SheetText>
        <strong>{translate('documents.periodHeading')}</strong>
        {counted
          ? translate('documents.periodText', { ...told, ...counted })
          : translate('documents.periodPlain', told)}
      </SheetText>
      {extensions.map((extension) => (
        <SheetText key={`${extension.endsOn} ${extension.reason}`}>
          {translate('documents.extendedText', {
            to: longDay(extension.endsOn, locale),
            reason:
              extension.reason === 'calendar' ? translate('documents.calendarReason') : extension.reason,
          })}
        </SheetText>
      ))}
    </>
  );
}

function Office({ to }: { to: NoticeContent['objectionsTo'] }) {
  const translate = useTranslate();
  const value = hole;
  const lines = [
    [translate('documents.officeLine', { value }), to?.office],
    [translate('documents.addressLine', { value }), to?.address],
    [translate('documents.telephoneLine', { value }), to?.telephone],
    [translate('documents.emailLine', { value }), to?.email],
    [translate('documents.hoursLine', { value }), to?.hours],
  ] as const;
  return (
    <Box sx={{ pl: '2em', '&:lang(en)': { pl: 0 }, breakInside: 'avoid' }}>
      {lines.map(([text, said]) => (
        <Box key={text}>
          <Filled text={text}>{said ?? <Blank width="14em" />}</Filled>
        </Box>
      ))}
    </Box>
  );
}
