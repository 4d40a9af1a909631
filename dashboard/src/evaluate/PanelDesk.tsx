import { useTranslate } from 'react-admin';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import { Status } from '../parts/Status.tsx';
import { useCampaignNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useWord } from '../providers/words.ts';

type Row = Rows['panels'];
type Stage = 'onSite' | 'presentation';

const target = ({ campaignId }: Row) => campaignId;
const isAny =
  (...states: readonly Row['status'][]) =>
  ({ status }: Row) =>
    states.includes(status);
const isStage =
  (stage: Stage, ...states: readonly Row['onSite']['status'][]) =>
  (row: Row) =>
    row.status === 'frozen' && states.includes(row[stage].status);

/** The acts on a stage, each for either stage. */
const ofStages = (['onSite', 'presentation'] as const).flatMap((stage): DeskAct<Row>[] => {
  const of = { target, given: () => ({ stage }), note: `word.stage.${stage}` };
  return [
    { command: 'StartScoring', ...of, isOpen: isStage(stage, 'waiting') },
    { command: 'CloseScoring', ...of, isOpen: isStage(stage, 'scoring') },
    { command: 'CloseScoringWithGaps', ...of, isOpen: isStage(stage, 'scoring') },
    { command: 'ReopenScoring', ...of, isOpen: isStage(stage, 'shut') },
  ];
});

const acts: readonly DeskAct<Row>[] = [
  { command: 'ConvenePanel', target, isOpen: isAny('none', 'convened') },
  { command: 'CompleteConflictDeclaration', target, isOpen: isAny('convened', 'frozen') },
  { command: 'FreezePanel', target, isOpen: isAny('convened') },
  { command: 'SubstituteExpert', target, isOpen: isAny('frozen') },
  {
    command: 'SealDrawSecret',
    target,
    isOpen: ({ status, order }) => status === 'frozen' && order.length === 0,
  },
  {
    command: 'DrawPresentationOrder',
    target,
    isOpen: ({ status, order }) => status === 'frozen' && order.length === 0,
  },
  ...ofStages,
  {
    command: 'OpenBallots',
    target,
    isOpen: (row) => isStage('onSite', 'shut')(row) && isStage('presentation', 'shut')(row),
  },
];

/** The panel of experts and its two stages: convened, frozen, drawn, scored and opened. */
export function PanelDesk() {
  const translate = useTranslate();
  const word = useWord();
  const campaignName = useCampaignNames();
  const nameOf = ({ campaignId }: Row) => campaignName(campaignId);
  const declared = ({ experts }: Row) => experts.filter(({ declaredAt }) => declaredAt !== undefined).length;
  return (
    <Desk
      resource="panels"
      title={translate('desk.panel')}
      order={{ field: 'campaignId', order: 'ASC' }}
      filters={null}
      nameOf={nameOf}
      acts={acts}
      columns={[
        { key: 'campaign', label: translate('desk.campaign'), show: nameOf },
        {
          key: 'status',
          label: translate('desk.status'),
          show: ({ status }) => <Status kind="panelStatus" value={status} />,
        },
        {
          key: 'declared',
          label: translate('desk.declared'),
          show: (row) => (row.experts ? `${declared(row)} / ${row.experts.length}` : '—'),
        },
        ...(['onSite', 'presentation'] as const).map((stage) => ({
          key: stage,
          label: word('stage', stage),
          show: (row: Row) => <Status kind="stageStatus" value={row[stage]?.status ?? 'waiting'} />,
        })),
        {
          key: 'presented',
          label: translate('desk.presented'),
          number: true,
          show: ({ presented, order }) => `${presented.length} / ${order.length}`,
        },
      ]}
    />
  );
}
