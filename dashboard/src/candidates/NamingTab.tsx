import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { Section } from '../parts/Section.tsx';
import { Empty, Loading, ProblemBox } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useMayRead } from '../providers/who.ts';
import { useBilingual, useWord } from '../providers/words.ts';
import { shownNumber } from '../values/fraction.ts';
import type { FileProps } from './file-props.ts';

/**
 * From the approved place over the public notice to the certificate, the plaque and the titles; and what was
 * revoked.
 */
export function NamingTab({ candidate: { campaignId, branchId }, campaign }: FileProps) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const mayRead = useMayRead();
  const own = { campaignId, unitId: branchId };
  const places = useRows('places', mayRead('places') ? own : undefined);
  const named = useRows('named', own);
  const titles = useRows('titles', mayRead('titles') ? own : undefined);
  const notices = useRows('notices', { campaignId });
  if (named.error) return <ProblemBox error={named.error} />;
  if (named.isPending) return <Loading />;
  const [place] = places.data ?? [];
  const [award] = named.data;
  const ownNotices = (notices.data ?? []).filter(({ entries }) =>
    entries.some((entry) => entry.branchId === branchId),
  );
  const titleName = (id: string) =>
    bilingual(campaign?.rulePack.titles.find((known) => known.id === id)?.name) || id;
  if (!place && !award) return <Empty>{translate('file.noNaming')}</Empty>;
  return (
    <>
      {place && (
        <Section title={translate('file.placeState')}>
          <Facts
            facts={[
              place.state !== undefined && [
                translate('file.placeState'),
                <Status key="state" kind="placeState" value={place.state} />,
              ],
              place.announced !== undefined && [
                translate('file.announced'),
                <Status key="announced" kind="placeState" value={place.announced} />,
              ],
              [translate('file.place'), place.order],
              [translate('file.reason'), place.reason ?? place.announcedReason],
              place.until !== undefined && [
                translate('overview.to'),
                translate('file.until', { until: place.until }),
              ],
            ]}
          />
        </Section>
      )}
      {ownNotices.length > 0 && <NoticeList notices={ownNotices} />}
      {award && <Award award={award} />}
      {(titles.data ?? []).length > 0 && (
        <Section title={translate('file.titles')}>
          <Facts
            facts={titles.data!.map(
              ({ titleId, status, recorded, documentNumber, until, recheckOn, recheck }) =>
                [
                  titleName(titleId),
                  <Box key={titleId} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
                    <Status kind="titleStatus" value={status} />
                    {recorded !== undefined && <span>{shownNumber(recorded)}</span>}
                    {documentNumber !== undefined && <span>{documentNumber}</span>}
                    {until !== undefined && <span>{translate('file.until', { until })}</span>}
                    {recheckOn !== undefined && (
                      <span>{translate('file.recheckOn', { day: recheckOn })}</span>
                    )}
                    {recheck && (
                      <span>
                        {translate('file.rechecked', {
                          day: recheck.recheckedOn,
                          findings: recheck.findings,
                        })}
                      </span>
                    )}
                  </Box>,
                ] as const,
            )}
          />
        </Section>
      )}
    </>
  );
}

function Award({ award }: { award: Rows['named'] }) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  return (
    <Section title={bilingual(award.honourName)}>
      <Facts
        facts={[
          [translate('overview.status'), <Status key="status" kind="namedStatus" value={award.status} />],
          [translate('named.document'), award.documentNumber],
          [translate('file.namedOn'), award.namedOn],
          [translate('file.certificateNumber'), award.certificateNumber],
          [translate('file.plaqueNumber'), award.plaqueNumber],
          award.revokedOn !== undefined && [
            translate('named.status'),
            translate('named.revoked', { on: award.revokedOn, document: award.revocationNumber ?? '—' }),
          ],
          [translate('file.reason'), award.revocationGround],
        ]}
      />
    </Section>
  );
}

function NoticeList({
  notices,
}: {
  notices: readonly { id: string; kind: string; status: string; postedOn: string; endsOn: string }[];
}) {
  const translate = useTranslate();
  const word = useWord();
  return (
    <Section title={translate('file.notice')}>
      <Facts
        facts={notices.map(
          ({ id, kind, status, postedOn, endsOn }) =>
            [
              word('noticeKind', kind),
              <Box key={id} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
                <span>
                  {postedOn} – {endsOn}
                </span>
                <Status kind="noticeStatus" value={status} />
              </Box>,
            ] as const,
        )}
      />
    </Section>
  );
}
