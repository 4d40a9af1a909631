import { useTranslate } from 'react-admin';
import { Bars } from '../parts/Bars.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Empty } from '../parts/states.tsx';
import { useWord } from '../providers/words.ts';
import { funnelOf, type Overview } from './lines.ts';

/** From the branches that were invited to those that are named, as a picture and as a table. */
export function Funnel({ rows, hint }: { rows: readonly Overview[]; hint?: string }) {
  const translate = useTranslate();
  const word = useWord();
  const levels = funnelOf(rows);
  const title = translate('campaigns.funnel');
  return (
    <Section title={title} hint={[translate('campaigns.funnelHint'), hint].filter(Boolean).join(' ')}>
      {levels[0]?.reached === 0 ? (
        <Empty />
      ) : (
        <Bars
          bars={levels.map(({ stage, reached, here }) => ({
            key: stage,
            label: word('entryStage', stage),
            value: reached,
            part: here,
          }))}
          table={
            <RecordTable
              label={title}
              rows={levels}
              keyOf={({ stage }) => stage}
              columns={[
                {
                  key: 'stage',
                  label: translate('candidates.stage'),
                  show: ({ stage }) => word('entryStage', stage),
                },
                {
                  key: 'reached',
                  label: translate('overview.reached'),
                  show: ({ reached }) => reached,
                  number: true,
                },
                { key: 'here', label: translate('overview.here'), show: ({ here }) => here, number: true },
              ]}
            />
          }
        />
      )}
    </Section>
  );
}
