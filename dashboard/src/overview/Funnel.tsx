import { useTranslate } from 'react-admin';
import { Bars } from '../parts/Bars.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { filtered, To } from '../parts/To.tsx';
import { useCounts } from '../providers/queries.ts';
import { useWord } from '../providers/words.ts';
import { funnelOf } from './funnel.ts';

/** The number of branches that have reached each step of the campaign. Each step links to those branches. */
export function Funnel({ campaignId }: { campaignId: string }) {
  const translate = useTranslate();
  const word = useWord();
  const counts = useCounts('progress', ['step'], { campaignId });
  return (
    <Section title={translate('overview.funnel')} hint={translate('overview.funnelHint')}>
      <Answered asked={counts}>
        {(found) => {
          const levels = funnelOf(found.map(({ step, count }) => ({ step: step ?? '', count })));
          if (levels[0]?.reached === 0) return <Empty />;
          const label = (step: string) => word('step', step);
          const to = (step: string) => filtered('candidates', { step });
          return (
            <Bars
              bars={levels.map(({ step, reached, here }) => ({
                key: step,
                label: label(step),
                value: reached,
                part: here,
                ...(step !== 'prepare' && { to: to(step) }),
                spoken: `${label(step)}: ${translate('overview.reached')} ${reached}`,
              }))}
              table={
                <RecordTable
                  label={translate('overview.funnel')}
                  rows={levels}
                  keyOf={({ step }) => step}
                  columns={[
                    {
                      key: 'step',
                      label: translate('overview.step'),
                      show: ({ step }) =>
                        step === 'prepare' ? label(step) : <To to={to(step)}>{label(step)}</To>,
                    },
                    {
                      key: 'reached',
                      label: translate('overview.reached'),
                      show: ({ reached }) => reached,
                      number: true,
                    },
                    {
                      key: 'here',
                      label: translate('overview.here'),
                      show: ({ here }) => here,
                      number: true,
                    },
                    {
                      key: 'share',
                      label: translate('overview.share'),
                      show: ({ share }) => `${share} %`,
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
