import type { CommandForm } from '@laurel/contracts';
import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { useCommandForms } from '../commands/forms.ts';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty, Loading } from '../parts/states.tsx';
import { To } from '../parts/To.tsx';
import { useNames } from '../providers/names.ts';
import type { Rows } from '../providers/resources.ts';
import { useSystem } from '../providers/system.ts';
import { useBilingual } from '../providers/words.ts';
import { shownInstant } from '../values/time.ts';
import { isOpen, ofOthers, once } from './lines.ts';
import { idOf, useMatterName } from './names.ts';
import { useOwnAccount, useOwnProposals, useOwnTasks, useWaitingProposals } from './own.ts';

type Proposal = Rows['proposals'];
const hourMs = 3_600_000;

/** 待我确认: acts that another proposed and that wait for one's own confirmation, the first to lapse first. */
export function ToConfirm() {
  const translate = useTranslate();
  const now = useSystem()?.now;
  const account = useOwnAccount();
  const asked = useWaitingProposals(now);
  const isOwnTarget = useIsOwnTarget();
  return (
    <Section
      title={translate('work.toConfirm')}
      actions={<To to="/confirm">{translate('work.confirmMany')}</To>}
    >
      <Answered asked={asked}>
        {(proposals) => {
          const open = ofOthers(proposals, account, now)
            .filter(({ role, stream }) => role !== 'assessor' || isOwnTarget(stream))
            .sort((one, other) => (one.expiresAt < other.expiresAt ? -1 : 1));
          if (open.length === 0) return <Empty>{translate('work.nothingToConfirm')}</Empty>;
          const noteOf = (proposal: Proposal) => <Countdown proposal={proposal} now={now ?? ''} />;
          return <Lines proposals={open} noteOf={noteOf} link="work.confirm" />;
        }}
      </Answered>
    </Section>
  );
}

/** 我发起的: what became of one's last proposals, the latest first. */
export function Proposed() {
  const translate = useTranslate();
  const now = useSystem()?.now;
  const asked = useOwnProposals(useOwnAccount());
  return (
    <Section title={translate('work.proposed')}>
      <Answered asked={asked}>
        {(proposals) => {
          const own = once(proposals).sort((one, other) => (one.proposedAt > other.proposedAt ? -1 : 1));
          if (own.length === 0) return <Empty>{translate('work.nothingProposed')}</Empty>;
          const noteOf = (proposal: Proposal) => <Fate proposal={proposal} now={now ?? ''} />;
          const isLinked = ({ status, expiresAt }: Proposal) =>
            status === 'waiting' && isOpen(expiresAt, now);
          return <Lines proposals={own} noteOf={noteOf} link="work.look" isLinked={isLinked} />;
        }}
      </Answered>
    </Section>
  );
}

/** True for what one has a task on: an assessor confirms what the own group records. */
function useIsOwnTarget(): (stream: string) => boolean {
  const { data = [] } = useOwnTasks();
  const own = new Set(data.flatMap(({ aggregate, targets }) => targets.map((id) => `${aggregate}-${id}`)));
  return (stream) => own.has(stream);
}

interface LinesProps {
  readonly proposals: readonly Proposal[];
  readonly noteOf: (proposal: Proposal) => ReactNode;
  /** The text of the link to a proposal, and which proposals have one. */
  readonly link: 'work.confirm' | 'work.look';
  readonly isLinked?: (proposal: Proposal) => boolean;
}

function Lines({ proposals, noteOf, link, isLinked = () => true }: LinesProps) {
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
            {isLinked(proposal) && (
              <Button
                size="small"
                variant={link === 'work.confirm' ? 'contained' : 'text'}
                component={LinkBase}
                to={`/act/${proposal.act}/${encodeURIComponent(idOf(proposal.stream))}?proposal=${encodeURIComponent(proposal.id)}`}
                aria-label={`${translate(link)} ${sentence}`}
              >
                {translate(link)}
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
