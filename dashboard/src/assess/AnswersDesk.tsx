import { useTranslate } from 'react-admin';
import { nameOfEntry, useEntryColumns } from '../commands/desk/columns.tsx';
import { Desk } from '../commands/desk/Desk.tsx';
import type { DeskAct } from '../commands/desk/desk-act.ts';
import type { Rows } from '../providers/resources.ts';

type Row = Rows['answers'];

const first = ({ records }: Row) => records[0];

const acts: readonly DeskAct<Row>[] = [
  {
    command: 'AnswerAssessment',
    target: ({ campaignId, branchId }) => `${campaignId}.${branchId}`,
    given: (row) => ({ recordId: first(row)?.recordId }),
    isOpen: (row) => first(row) !== undefined,
  },
];

/** The records of visits that a branch may still accept or dispute, the first to lapse first. */
export function AnswersDesk() {
  const translate = useTranslate();
  return (
    <Desk
      resource="answers"
      title={translate('desk.answers')}
      order={{ field: 'answerUntil', order: 'ASC' }}
      filters={null}
      nameOf={nameOfEntry}
      acts={acts}
      columns={[
        ...useEntryColumns(),
        {
          key: 'until',
          label: translate('desk.answerBefore'),
          sort: 'answerUntil',
          show: ({ answerUntil }) => answerUntil,
        },
        {
          key: 'records',
          label: translate('desk.toAnswer'),
          number: true,
          show: ({ records }) => records.length,
        },
        {
          key: 'deductions',
          label: translate('desk.deductions'),
          number: true,
          show: ({ records }) => records.reduce((sum, { deductionCount }) => sum + deductionCount, 0),
        },
      ]}
    />
  );
}
