import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { Status } from '../parts/Status.tsx';
import { useRows } from '../providers/queries.ts';
import { useMayRead } from '../providers/who.ts';
import { useWord } from '../providers/words.ts';
import { shownNumber } from '../values/fraction.ts';
import type { FileProps } from './file-props.ts';
import { FinalScore, type Placed } from './FinalScore.tsx';

/**
 * The place in the latest ranking, and every step from the criteria to the final score; earlier versions
 * below.
 */
export function RankingTab({ candidate: { campaignId, branchId }, campaign }: FileProps) {
  const all = useMayRead()('ranking-entries');
  const entries = useRows('ranking-entries', all ? { campaignId, branchId } : undefined, {
    field: 'rankingVersion',
    order: 'DESC',
  });
  const results = useRows('results', all ? undefined : { campaignId, unitId: branchId });
  return all ? (
    <Answered asked={entries}>{(rows) => <Versions rows={rows} campaign={campaign} />}</Answered>
  ) : (
    <Answered asked={results}>{(rows) => <Versions rows={rows} campaign={campaign} />}</Answered>
  );
}

function Versions({ rows, campaign }: { rows: readonly Placed[]; campaign: FileProps['campaign'] }) {
  const translate = useTranslate();
  const word = useWord();
  if (rows.length === 0) return <Empty>{translate('file.noRanking')}</Empty>;
  return rows.map((row, index) => (
    <Section key={row.rankingVersion} title={translate('file.version', { version: row.rankingVersion })}>
      <Facts
        facts={[
          [translate('ranking.outcome'), <Status key="outcome" kind="outcome" value={row.outcome} />],
          row.place !== undefined && [
            translate('file.place'),
            <Typography key="place" component="span" sx={{ fontSize: 22, fontWeight: 700 }}>
              {row.place}
              {row.shared && ` ${translate('ranking.shared')}`}
            </Typography>,
          ],
          row.final !== undefined && [
            translate('ranking.final'),
            <Box key="final" component="span" title={translate('ranking.exact', { value: row.final })}>
              <strong>{shownNumber(row.final)}</strong>{' '}
              <Typography
                component="span"
                variant="body2"
                sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}
              >{`= ${row.final}`}</Typography>
            </Box>,
          ],
          row.resolvedBy !== undefined && [
            translate('file.reason'),
            translate('ranking.resolvedBy', { by: word('resolvedBy', row.resolvedBy) }),
          ],
          row.reason !== undefined &&
            row.outcome === 'unranked' && [translate('ranking.reason'), word('unrankedReason', row.reason)],
        ]}
      />
      {index === 0 && campaign && row.final !== undefined && <FinalScore row={row} campaign={campaign} />}
    </Section>
  ));
}
