import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import { useUnitNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { shownInstant } from '../values/time.ts';

type Row = Rows['recommendations'];

const target = ({ campaignId, bureauId }: Row) => `${campaignId}.${bureauId}`;
const isAny =
  (...states: readonly Row['status'][]) =>
  ({ status }: Row) =>
    states.includes(status);

const acts: readonly DeskAct<Row>[] = [
  { command: 'DraftRecommendation', target, isOpen: isAny('empty', 'draft') },
  { command: 'SealRecommendation', target, isOpen: isAny('draft') },
  { command: 'DeclareNoCandidate', target, isOpen: isAny('empty', 'draft') },
  { command: 'RecallRecommendation', target, isOpen: isAny('sealed', 'none') },
  {
    command: 'ExtendDeadline',
    target: ({ campaignId }) => campaignId,
    given: ({ bureauId }) => ({ bureauId }),
    isOpen: isAny('empty', 'draft', 'lapsed'),
  },
];

/** The bureaus' ranked lists: their officers draw them up, the operator sees what is still to come. */
export function ListsDesk() {
  const translate = useTranslate();
  const unitName = useUnitNames();
  const nameOf = ({ bureauName, bureauId }: Row) => bureauName ?? unitName(bureauId);
  return (
    <Desk
      resource="recommendations"
      title={translate('desk.lists')}
      order={{ field: 'unitId', order: 'ASC' }}
      filters={<WordFilter source="status" kind="listState" label={translate('desk.status')} />}
      nameOf={nameOf}
      acts={acts}
      columns={[
        { key: 'bureau', label: translate('candidates.bureau'), sort: 'unitId', show: nameOf },
        {
          key: 'status',
          label: translate('desk.status'),
          sort: 'status',
          show: ({ status }) => <Status kind="listState" value={status} />,
        },
        {
          key: 'candidates',
          label: translate('desk.recommended'),
          number: true,
          show: ({ candidates, draft }) => (candidates.length > 0 ? candidates.length : (draft?.length ?? 0)),
        },
        {
          key: 'until',
          label: translate('desk.extendedUntil'),
          show: ({ extendedUntil }) => extendedUntil ?? '—',
          isIdle: ({ extendedUntil }) => extendedUntil === undefined,
        },
        {
          key: 'sealed',
          label: translate('desk.sealedAt'),
          sort: 'sealedAt',
          show: ({ sealedAt }) => shownInstant(sealedAt),
        },
      ]}
    />
  );
}
