import { useTranslate } from 'react-admin';
import { nameOfEntry, useEntryColumns } from '../commands/desk/columns.tsx';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import { useCampaign } from '../providers/campaign.ts';
import type { Rows } from '../providers/resources.ts';
import { useBilingual } from '../providers/words.ts';
import { shownNumber } from '../values/fraction.ts';

type Row = Rows['titles'];

const target = ({ id }: Row) => id;
const isAny =
  (...states: readonly Row['status'][]) =>
  ({ status }: Row) =>
    states.includes(status);

const acts: readonly DeskAct<Row>[] = [
  { command: 'SubmitTitleForm', target, isOpen: isAny('recommended') },
  { command: 'SealTitleBallot', target, isOpen: isAny('recommended') },
  { command: 'OpenTitleBallots', target, isOpen: isAny('recommended') },
  { command: 'ApproveTitle', target, isOpen: isAny('scored'), batch: {} },
  { command: 'DeclineTitle', target, isOpen: isAny('recommended', 'scored') },
  { command: 'ConferTitle', target, isOpen: isAny('approved'), batch: {} },
  { command: 'RecheckTitle', target, isOpen: isAny('recheckDue', 'warned') },
  { command: 'RevokeTitle', target, isOpen: isAny('conferred', 'recheckDue', 'warned') },
];

/** The branches that compete for special titles, and how far each got. */
export function TitlesDesk() {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { campaign } = useCampaign();
  const titleName = (titleId: string) =>
    bilingual(campaign?.rulePack.titles.find(({ id }) => id === titleId)?.name) || titleId;
  return (
    <Desk
      resource="titles"
      title={translate('desk.titles')}
      order={{ field: 'titleId', order: 'ASC' }}
      filters={<WordFilter source="status" kind="titleStatus" label={translate('desk.status')} />}
      nameOf={(row) => `${titleName(row.titleId)} · ${nameOfEntry(row)}`}
      acts={acts}
      columns={[
        ...useEntryColumns(),
        {
          key: 'title',
          label: translate('desk.title'),
          sort: 'titleId',
          show: ({ titleId }) => titleName(titleId),
        },
        {
          key: 'status',
          label: translate('desk.status'),
          sort: 'status',
          show: ({ status }) => <Status kind="titleStatus" value={status} />,
        },
        {
          key: 'score',
          label: translate('desk.score'),
          number: true,
          show: ({ score }) => shownNumber(score),
        },
      ]}
    />
  );
}
