import { useParams, useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { Page } from '../parts/Page.tsx';
import { PrintButton } from '../parts/PrintButton.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered } from '../parts/states.tsx';
import { useNames } from '../providers/names.ts';
import { useOne } from '../providers/queries.ts';
import { useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import { useReceiptWords } from './Done.tsx';
import { useStreamName } from './names.ts';

/** The receipt of one act: what was recorded, of what, when and by whom, to be printed. */
export function ReceiptPage() {
  const translate = useTranslate();
  const { id } = useParams<{ id: string }>();
  const asked = useOne('receipts', id);
  const nameOf = useNames();
  const word = useWord();
  const streamName = useStreamName();
  const receiptWords = useReceiptWords();
  return (
    <Page title={translate('act.receipt')} service="audit" actions={<PrintButton />}>
      <Answered asked={asked}>
        {({ id: number, accountId, role, at, stream, events }) => (
          <Section title={receiptWords({ id: number, events })}>
            <Facts
              facts={[
                [translate('work.target'), streamName(stream)],
                [translate('act.by'), `${nameOf(accountId)} · ${word('role', role)}`],
                [translate('act.at'), shownInstant(at, 'second')],
                [translate('work.number'), number],
                [
                  translate('work.recorded'),
                  events.map(({ eventId, type }) => (
                    <div key={eventId}>{`${word('event', type)} ${eventId}`}</div>
                  )),
                ],
              ]}
            />
          </Section>
        )}
      </Answered>
    </Page>
  );
}
