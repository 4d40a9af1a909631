import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { ChoiceFilter, SearchFilter } from '../parts/filters.tsx';
import { useUnitNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';

type Row = Rows['participations'];

const target = ({ campaignId, unitId }: Row) => `${campaignId}.${unitId}`;
const isBranch = ({ unit }: Row) => unit === 'branch';

const acts: readonly DeskAct<Row>[] = [
  { command: 'PublishBureauPlan', target, isOpen: (row) => !isBranch(row) },
  { command: 'FilePlan', target, isOpen: (row) => isBranch(row) && !row.planFiled },
  { command: 'HoldMembersMeeting', target, isOpen: (row) => isBranch(row) && !row.meetingHeld },
  { command: 'ReportProgress', target, isOpen: () => true },
  {
    command: 'SelfNominate',
    target,
    isOpen: (row) => isBranch(row) && row.route === 'self' && !row.selfNominated,
  },
];

/** The units that take part: plan, members' meeting and reports of each, and who has not answered. */
export function BranchesDesk() {
  const translate = useTranslate();
  const unitName = useUnitNames();
  const yes = (value: boolean) => translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
  const options = ['true', 'false'].map((value) => ({ value, label: translate(`ra.boolean.${value}`) }));
  const nameOf = ({ name, unitId }: Row) => name ?? unitName(unitId);
  return (
    <Desk
      resource="participations"
      title={translate('desk.branches')}
      order={{ field: 'unitId', order: 'ASC' }}
      filters={
        <>
          <SearchFilter label={translate('candidates.search')} />
          <ChoiceFilter source="planFiled" label={translate('desk.plan')} options={options} />
          <ChoiceFilter source="meetingHeld" label={translate('desk.meeting')} options={options} />
        </>
      }
      nameOf={nameOf}
      acts={acts}
      columns={[
        { key: 'name', label: translate('desk.unit'), sort: 'unitId', show: nameOf },
        { key: 'station', label: translate('desk.station'), show: ({ unitName: station }) => station ?? '—' },
        {
          key: 'plan',
          label: translate('desk.plan'),
          sort: 'planFiled',
          show: ({ planFiled, bureauPlan }) => yes(planFiled || bureauPlan !== undefined),
        },
        {
          key: 'meeting',
          label: translate('desk.meeting'),
          sort: 'meetingHeld',
          show: ({ meeting, meetingHeld }) =>
            meeting ? `${meeting.heldOn} · ${meeting.present}/${meeting.entitled}` : yes(meetingHeld),
        },
        {
          key: 'progress',
          label: translate('desk.progress'),
          number: true,
          show: ({ progress }) => progress,
        },
        {
          key: 'publicity',
          label: translate('desk.publicity'),
          number: true,
          show: ({ publicity }) => publicity,
        },
      ]}
    />
  );
}
