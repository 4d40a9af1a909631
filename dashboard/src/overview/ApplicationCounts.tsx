import { useTranslate } from 'react-admin';
import { Bars } from '../parts/Bars.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { filtered, To } from '../parts/To.tsx';
import { useCounts } from '../providers/queries.ts';
import { useWord } from '../providers/words.ts';

const order = [
  'nominated',
  'draft',
  'submitted',
  'returned',
  'accepted',
  'ineligible',
  'lapsed',
  'withdrawn',
];

/** The applications that one's role sees, by their state. */
export function ApplicationCounts({ campaignId }: { campaignId: string }) {
  const translate = useTranslate();
  const word = useWord();
  const counts = useCounts('candidates', ['status'], { campaignId });
  const to = (status: string) => filtered('candidates', { status });
  return (
    <Section title={translate('overview.candidates')}>
      <Answered asked={counts}>
        {(found) => {
          const rows = found
            .map(({ status, count }) => ({ status: status ?? '', count }))
            .sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
          if (rows.length === 0) return <Empty />;
          return (
            <Bars
              bars={rows.map(({ status, count }) => ({
                key: status,
                label: word('candidateStatus', status),
                value: count,
                to: to(status),
              }))}
              table={
                <RecordTable
                  label={translate('overview.candidates')}
                  rows={rows}
                  keyOf={({ status }) => status}
                  columns={[
                    {
                      key: 'status',
                      label: translate('overview.status'),
                      show: ({ status }) => <To to={to(status)}>{word('candidateStatus', status)}</To>,
                    },
                    {
                      key: 'count',
                      label: translate('overview.count'),
                      show: ({ count }) => count,
                      number: true,
                    },
                  ]}
                />
              }
            />
          );
        }}
      </Answered>
    </Section>
  );
}
