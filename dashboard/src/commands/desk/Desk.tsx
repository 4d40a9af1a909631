import type { CommandForm } from '@laurel/contracts';
import { Box, Button } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { ListPage } from '../../parts/ListPage.tsx';
import { Page } from '../../parts/Page.tsx';
import type { Column, Order } from '../../parts/RecordTable.tsx';
import type { ResourceName, Rows } from '../../providers/resources.ts';
import { useRoles } from '../../providers/who.ts';
import { useBilingual } from '../../providers/words.ts';
import { useCommandForms } from '../forms.ts';
import { actAddress } from '../address.ts';
import { BatchOf } from './BatchOf.tsx';
import type { DeskAct } from './desk-act.ts';

interface Props<Name extends ResourceName> {
  readonly resource: Name;
  readonly title: string;
  readonly columns: readonly Column<Rows[Name]>[];
  readonly order: Order;
  readonly filters: ReactNode;
  readonly acts: readonly DeskAct<Rows[Name]>[];
  /** Shown beside the heading. */
  readonly actions?: ReactNode;
  readonly always?: Readonly<Record<string, unknown>>;
  /** False where the rows are of no campaign. */
  readonly ofCampaign?: boolean;
  nameOf(row: Rows[Name]): string;
}

/** An act of the desk that the user's role may give, with its form. */
interface Offered<Row> {
  readonly act: DeskAct<Row>;
  readonly form: CommandForm;
}

/**
 * A desk: a list on whose rows commands are given, one by one or on many at once. It offers what the user's
 * role may do and the row's state lets be done.
 */
export function Desk<Name extends ResourceName>(props: Props<Name>) {
  const { resource, title, columns, order, filters, always, ofCampaign = true, acts, nameOf } = props;
  type Row = Rows[Name];
  const [chosen, choose] = useState<ReadonlyMap<string, Row>>(new Map());
  const [batch, setBatch] = useState<Offered<Row>>();
  const offered = useOffered(acts);
  const perRow = useActions(offered);
  const inBatches = offered.filter(({ act }) => act.batch);
  if (batch)
    return (
      <Page title={title}>
        <BatchOf
          {...batch}
          rows={[...chosen.values()].filter((row) => batch.act.isOpen(row))}
          nameOf={nameOf}
          onClose={() => {
            setBatch(undefined);
            choose(new Map());
          }}
        />
      </Page>
    );
  return (
    <ListPage
      resource={resource}
      title={title}
      columns={[...columns, perRow]}
      actions={props.actions}
      order={order}
      filters={filters}
      perPage={50}
      ofCampaign={ofCampaign}
      {...(always && { always })}
      {...(inBatches.length > 0 && {
        choosing: {
          chosen,
          onChoose: choose,
          nameOf: (row: Row) => (inBatches.some(({ act }) => act.isOpen(row)) ? nameOf(row) : undefined),
        },
        above: <Batches offered={inBatches} chosen={[...chosen.values()]} onBatch={setBatch} />,
      })}
    />
  );
}

function useOffered<Row>(acts: readonly DeskAct<Row>[]): Offered<Row>[] {
  const forms = useCommandForms();
  const roles = useRoles();
  return acts.flatMap((act) => {
    const form = forms?.[act.command];
    const allowed = form && [...form.may.by, ...(form.may.pair ?? [])];
    return form && allowed?.some((role) => roles.includes(role)) ? [{ act, form }] : [];
  });
}

/** The column of what may be done with a row. */
function useActions<Row>(offered: readonly Offered<Row>[]): Column<Row> {
  const translate = useTranslate();
  const bilingual = useBilingual();
  return {
    key: 'acts',
    label: translate('desk.acts'),
    isIdle: (row) => offered.every(({ act }) => !act.isOpen(row)),
    show: (row) => (
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
        {offered
          .filter(({ act }) => act.isOpen(row))
          .map(({ act, form }) => (
            <Button
              key={`${act.command} ${act.note ?? ''}`}
              component={LinkBase}
              to={actAddress(act.command, act.target(row), act.given?.(row))}
              size="small"
              sx={{ minHeight: 36 }}
            >
              {[bilingual(form.words), act.note && translate(act.note)].filter(Boolean).join(' · ')}
            </Button>
          ))}
      </Box>
    ),
  };
}

function Batches<Row>({
  offered,
  chosen,
  onBatch,
}: {
  offered: readonly Offered<Row>[];
  chosen: readonly Row[];
  onBatch: (offer: Offered<Row>) => void;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 2 }} role="status">
      {translate('desk.chosen', { smart_count: chosen.length })}
      {offered.map((offer) => {
        const count = chosen.filter((row) => offer.act.isOpen(row)).length;
        return (
          <Button
            key={offer.act.command}
            variant="outlined"
            disabled={count === 0}
            onClick={() => onBatch(offer)}
          >
            {translate('desk.batch', { verb: bilingual(offer.form.words), count })}
          </Button>
        );
      })}
    </Box>
  );
}
