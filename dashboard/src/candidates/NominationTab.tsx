import { useTranslate } from 'react-admin';
import { Subheading } from '../parts/Subheading.tsx';
import { Facts } from '../parts/Facts.tsx';
import { RecordTable } from '../parts/RecordTable.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { filtered, To } from '../parts/To.tsx';
import { useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useMayRead } from '../providers/who.ts';
import { useWord } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import type { FileProps } from './file-props.ts';

/**
 * The way the branch became an entry: by its bureau's sealed list, shown with every seal, or by its own
 * nomination.
 */
export function NominationTab({ candidate }: FileProps) {
  const translate = useTranslate();
  const word = useWord();
  const lists = useMayRead()('recommendations') && candidate.route !== 'self';
  return (
    <>
      <Section title={translate('file.nomination')}>
        <Facts
          facts={[
            [translate('candidates.route'), candidate.route && word('route', candidate.route)],
            candidate.rank !== undefined && [
              translate('candidates.rank'),
              translate('candidates.rankOf', { rank: candidate.rank, of: candidate.of ?? '—' }),
            ],
            [translate('file.nominationReason'), candidate.nominationReason],
            candidate.nominatedAt !== undefined && [
              translate('file.nominatedAt'),
              shownInstant(candidate.nominatedAt),
            ],
          ]}
        />
      </Section>
      {lists && <List campaignId={candidate.campaignId} bureauId={candidate.bureauId} />}
    </>
  );
}

function List({ campaignId, bureauId }: { campaignId: string; bureauId: string }) {
  const translate = useTranslate();
  const lists = useRows('recommendations', { campaignId, unitId: bureauId });
  return (
    <Section title={translate('overview.list')}>
      <Answered asked={lists}>{([list]) => (list ? <Sealed list={list} /> : <Empty />)}</Answered>
    </Section>
  );
}

function Sealed({ list }: { list: Rows['recommendations'] }) {
  const translate = useTranslate();
  return (
    <>
      <Facts
        facts={[
          [
            translate('candidates.bureau'),
            <To key="bureau" to={filtered('candidates', { bureauId: list.bureauId })}>
              {list.bureauName ?? list.bureauId}
            </To>,
          ],
          [translate('overview.status'), <Status key="status" kind="listState" value={list.status} />],
          [translate('file.minutes'), list.minutesNumber],
          list.sealedAt !== undefined && [translate('file.sealedAt'), shownInstant(list.sealedAt)],
          list.noneReason !== undefined && [translate('file.reason'), list.noneReason],
          list.extendedUntil !== undefined && [
            translate('overview.deadlines'),
            translate('overview.extended', { until: list.extendedUntil }),
          ],
        ]}
      />
      {[...list.seals].reverse().map((seal) => (
        <section key={seal.seal}>
          <Subheading>
            {translate('file.seal', { seal: seal.seal })} · {shownInstant(seal.sealedAt)} ·{' '}
            {seal.minutesNumber}
          </Subheading>
          {seal.recalledAt !== undefined && (
            <p>
              {translate('file.recalled', {
                at: shownInstant(seal.recalledAt),
                reason: seal.recallReason ?? '—',
              })}
            </p>
          )}
          <RecordTable
            label={translate('file.seal', { seal: seal.seal })}
            rows={seal.candidates}
            keyOf={({ branchId }) => branchId}
            columns={[
              {
                key: 'branch',
                label: translate('candidates.branch'),
                show: ({ branchId, branchName }) => (
                  <To to={`/candidates/${list.campaignId}.${branchId}/show?tab=nomination`}>{branchName}</To>
                ),
              },
              { key: 'rank', label: translate('candidates.rank'), number: true, show: ({ rank }) => rank },
              { key: 'unit', label: translate('candidates.unit'), show: ({ unitName }) => unitName },
              { key: 'reason', label: translate('file.reason'), show: ({ reason }) => reason },
            ]}
          />
        </section>
      ))}
    </>
  );
}
