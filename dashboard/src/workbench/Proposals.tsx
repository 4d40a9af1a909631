import type { CommandForm } from '@laurel/contracts';
import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { useCommandForms } from '../commands/forms.ts';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty, Loading } from '../parts/states.tsx';
import { useNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useSystem } from '../providers/system.ts';
import { useBilingual } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import { idOf, useMatterName } from './names.ts';
import { useOwnAccount, useOwnTasks, useProposals } from './own.ts';

type Proposal = Rows['proposals'];
const hourMs = 3_600_000;
const shownMost = 10;

/** 待我确认: acts that another proposed and that wait for one's own confirmation, the first to lapse first. */
export function ToConfirm() {
  const translate = useTranslate();
  const asked = useWaiting();
  return (
    <Section title={translate('work.toConfirm')}>
      <Answered asked={asked}>
        {({ proposals, now, account, isOwnTarget }) => {
          const open = proposals
            .filter(({ status, expiresAt }) => status === 'waiting' && expiresAt > now)
            .filter(
              ({ proposedBy, role, stream }) =>
                proposedBy !== account && (role !== 'assessor' || isOwnTarget(stream)),
            )
            .sort((one, other) => (one.expiresAt < other.expiresAt ? -1 : 1));
          if (open.length === 0) return <Empty>{translate('work.nothingToConfirm')}</Empty>;
          return (
            <Lines
              proposals={open}
              noteOf={(proposal) => <Countdown proposal={proposal} now={now} />}
              isToDo
            />
          );
        }}
      </Answered>
    </Section>
  );
}

/** 我发起的: what became of one's own proposals, the latest first. */
export function Proposed() {
  const translate = useTranslate();
  const asked = useWaiting();
  return (
    <Section title={translate('work.proposed')}>
      <Answered asked={asked}>
        {({ proposals, now, account }) => {
          const own = proposals
            .filter(({ proposedBy }) => proposedBy === account)
            .sort((one, other) => (one.proposedAt > other.proposedAt ? -1 : 1))
            .slice(0, shownMost);
          if (own.length === 0) return <Empty>{translate('work.nothingProposed')}</Empty>;
          return <Lines proposals={own} noteOf={(proposal) => <Fate proposal={proposal} now={now} />} />;
        }}
      </Answered>
    </Section>
  );
}

/** The proposals that concern whoever reads, once each, and what is needed to sort them. */
function useWaiting() {
  const proposals = useProposals();
  const tasks = useOwnTasks();
  const now = useSystem()?.now;
  const account = useOwnAccount();
  const targets = new Set(
    tasks.data?.flatMap(({ rows }) =>
      rows.flatMap((row) => row.targets.map((id) => `${row.aggregate}-${id}`)),
    ),
  );
  const known = new Map(
    proposals.data?.flatMap(({ role, rows }) => rows.map((row) => [row.id, { ...row, role }] as const)),
  );
  const isReady = proposals.data !== undefined && tasks.data !== undefined && now !== undefined;
  return {
    ...proposals,
    error: proposals.error ?? tasks.error,
    isPending: !isReady,
    data: isReady
      ? { proposals: [...known.values()], now, account, isOwnTarget: (stream: string) => targets.has(stream) }
      : undefined,
  };
}

interface LinesProps {
  readonly proposals: readonly Proposal[];
  readonly noteOf: (proposal: Proposal) => ReactNode;
  readonly isToDo?: boolean;
}

function Lines({ proposals, noteOf, isToDo = false }: LinesProps) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const matterName = useMatterName();
  const forms = useCommandForms();
  if (!forms) return <Loading />;
  const sentenceOf = (form: CommandForm, { stream }: Proposal) =>
    `${bilingual(form.words)} · ${matterName(form, idOf(stream))}`;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {proposals.map((proposal) => {
        const form = forms[proposal.act];
        if (!form) return null;
        const sentence = sentenceOf(form, proposal);
        const isOpen = isToDo || proposal.status === 'waiting';
        return (
          <Box
            component="li"
            key={proposal.id}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              gap: 1,
              py: 0.75,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
              <Typography sx={{ overflowWrap: 'anywhere' }}>{sentence}</Typography>
              <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
                {noteOf(proposal)}
              </Typography>
            </Box>
            {isOpen && (
              <Button
                size="small"
                variant={isToDo ? 'contained' : 'text'}
                component={LinkBase}
                to={`/act/${proposal.act}/${encodeURIComponent(idOf(proposal.stream))}?proposal=${encodeURIComponent(proposal.id)}`}
                aria-label={`${translate(isToDo ? 'work.confirm' : 'work.look')} ${sentence}`}
              >
                {translate(isToDo ? 'work.confirm' : 'work.look')}
              </Button>
            )}
          </Box>
        );
      })}
    </Box>
  );
}

function Countdown({ proposal: { proposedBy, expiresAt }, now }: { proposal: Proposal; now: string }) {
  const translate = useTranslate();
  const nameOf = useNames();
  const hours = Math.max(0, Math.floor((Date.parse(expiresAt) - Date.parse(now)) / hourMs));
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  return <>{translate('work.lapsesIn', { by: nameOf(proposedBy), days, hours: rest })}</>;
}

function Fate({ proposal, now }: { proposal: Proposal; now: string }) {
  const translate = useTranslate();
  const nameOf = useNames();
  const { status, answeredBy, answeredAt, reason, expiresAt } = proposal;
  const by = nameOf(answeredBy ?? '');
  const at = shownInstant(answeredAt);
  switch (status) {
    case 'confirmed':
      return <>{translate('work.confirmedBy', { by, at })}</>;
    case 'declined':
      return <>{translate('work.declinedBy', { by, at, reason: reason ?? '' })}</>;
    case 'withdrawn':
      return <>{translate('work.withdrawnAt', { at })}</>;
    default:
      return (
        <>
          {translate(expiresAt > now ? 'work.waitsUntil' : 'work.lapsedAt', { at: shownInstant(expiresAt) })}
        </>
      );
  }
}
