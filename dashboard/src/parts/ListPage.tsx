import { Box, Button, Paper } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import { ListBase, useListContext, useLocation, useTranslate } from 'react-admin';
import { campaignIn, useCampaign } from '../providers/campaign.ts';
import { type ResourceName, type Rows, sources } from '../providers/resources.ts';
import type { Choosing } from './Choose.tsx';
import { Page } from './Page.tsx';
import { Pages } from './Pages.tsx';
import { type Column, type Order, RecordTable } from './RecordTable.tsx';
import { Empty, Loading, ProblemBox } from './states.tsx';

interface Props<Name extends ResourceName> {
  readonly resource: Name;
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly columns: readonly Column<Rows[Name]>[];
  readonly order: Order;
  readonly filters: ReactNode;
  readonly perPage?: number;
  /** Asked for in every case; `undefined` while it is not known yet. */
  readonly always?: Readonly<Record<string, unknown>>;
  /** True if the rows belong to the campaign on the screen. */
  readonly ofCampaign?: boolean;
  readonly above?: ReactNode;
  /** Rows may be chosen, to be dealt with together. */
  readonly choosing?: Choosing<Rows[Name]>;
}

/**
 * A list with its filters: react-admin's controller (filters, order and page stand in the address) under our
 * own table.
 */
export function ListPage<Name extends ResourceName>(props: Props<Name>) {
  const {
    resource,
    title,
    note,
    actions,
    order,
    perPage = 25,
    always = {},
    ofCampaign = true,
    above,
  } = props;
  const { campaign, isPending, error } = useCampaign();
  useCampaignOfAddress();
  const translate = useTranslate();
  const known = !ofCampaign || campaign !== undefined;
  return (
    <Page title={title} note={note} actions={actions} service={sources[resource].service}>
      {above}
      {known ? (
        <ListBase
          resource={resource}
          sort={order}
          perPage={perPage}
          filter={{ ...always, ...(ofCampaign && { campaignId: campaign?.campaignId }) }}
          storeKey={false}
          queryOptions={{ onError: () => undefined }}
        >
          <Body {...props} />
        </ListBase>
      ) : error ? (
        <ProblemBox error={error} />
      ) : isPending ? (
        <Loading />
      ) : (
        <Empty>{translate('state.noCampaign')}</Empty>
      )}
    </Page>
  );
}

/** Goes to the campaign that the filter in the address names: a link leads to rows of any campaign. */
function useCampaignOfAddress(): void {
  const { search } = useLocation();
  const { campaign, campaigns, choose } = useCampaign();
  const wanted = campaignIn(search);
  const isOther =
    wanted !== undefined && wanted !== campaign?.id && campaigns.some(({ id }) => id === wanted);
  useEffect(() => {
    if (isOther) choose(wanted);
  }, [isOther, choose, wanted]);
}

function Body<Name extends ResourceName>({ title, columns, filters, choosing }: Props<Name>) {
  const list = useListContext<Rows[Name]>();
  return (
    <>
      <Box component="search" aria-label={title} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        {filters}
      </Box>
      {list.error ? (
        <ProblemBox error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading />
      ) : list.data.length === 0 ? (
        <Nothing />
      ) : (
        <Box sx={{ opacity: list.isFetching && list.isPlaceholderData ? 0.6 : 1 }}>
          <Framed>
            <RecordTable
              label={title}
              columns={columns}
              rows={list.data}
              keyOf={({ id }) => id}
              order={{ field: list.sort.field, order: list.sort.order }}
              onSort={list.setSort}
              {...(choosing && { choosing })}
            />
          </Framed>
          <Pages page={list.page} perPage={list.perPage} total={list.total ?? 0} onPage={list.setPage} />
        </Box>
      )}
    </>
  );
}

function Framed({ children }: { children: ReactNode }) {
  return (
    <Paper
      variant="outlined"
      sx={{
        overflow: 'hidden',
        '@media (max-width:599.95px)': {
          border: 0,
          bgcolor: 'transparent',
          backgroundImage: 'none',
          overflow: 'visible',
        },
      }}
    >
      {children}
    </Paper>
  );
}

function Nothing() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  if (Object.keys(filterValues).length === 0) return <Empty />;
  return (
    <Empty
      action={
        <Button variant="outlined" onClick={() => setFilters({}, {}, false)}>
          {translate('state.clearFilters')}
        </Button>
      }
    >
      {translate('state.noMatch')}
    </Empty>
  );
}
