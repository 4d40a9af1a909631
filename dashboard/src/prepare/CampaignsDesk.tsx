import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { WordFilter } from '../parts/filters.tsx';
import { Status } from '../parts/Status.tsx';
import type { Rows } from '../providers/resources.ts';
import { useBilingual } from '../providers/words.ts';

type Row = Rows['campaigns'];

const target = ({ campaignId }: Row) => campaignId;
const isAny =
  (...states: readonly Row['status'][]) =>
  ({ status }: Row) =>
    states.includes(status);

const acts: readonly DeskAct<Row>[] = [
  { command: 'ReviseRulePack', target, isOpen: isAny('draft') },
  {
    command: 'FreezeRulePack',
    target,
    given: ({ rulePackHash }) => ({ rulePackHash }),
    isOpen: isAny('draft'),
  },
  { command: 'OpenCampaign', target, isOpen: isAny('frozen') },
  { command: 'AmendRulePack', target, isOpen: isAny('open') },
  { command: 'ExtendDeadline', target, isOpen: isAny('open') },
  { command: 'CloseCampaign', target, isOpen: isAny('open') },
  { command: 'CancelCampaign', target, isOpen: isAny('open') },
];

/** The campaigns: their rules, drafted, frozen by two, opened, amended and closed. */
export function CampaignsDesk() {
  const translate = useTranslate();
  const bilingual = useBilingual();
  return (
    <Desk
      resource="campaigns"
      title={translate('desk.campaigns')}
      order={{ field: 'round', order: 'DESC' }}
      ofCampaign={false}
      filters={<WordFilter source="status" kind="campaignStatus" label={translate('desk.status')} />}
      nameOf={({ campaignName }) => bilingual(campaignName)}
      acts={acts}
      columns={[
        {
          key: 'name',
          label: translate('desk.campaign'),
          show: ({ campaignName }) => bilingual(campaignName),
        },
        {
          key: 'round',
          label: translate('desk.round'),
          number: true,
          sort: 'round',
          show: ({ round }) => round,
        },
        {
          key: 'status',
          label: translate('desk.status'),
          sort: 'status',
          show: ({ status }) => <Status kind="campaignStatus" value={status} />,
        },
        {
          key: 'deadline',
          label: translate('desk.applicationDeadline'),
          sort: 'applicationDeadline',
          show: ({ applicationDeadline }) => applicationDeadline,
        },
        {
          key: 'findings',
          label: translate('desk.findings'),
          number: true,
          show: ({ findings }) => findings.length,
        },
      ]}
    />
  );
}
