import type { ReactNode } from 'react';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AccessDenied } from '../layout/pages.tsx';
import { Page } from '../parts/Page.tsx';
import { PrintButton } from '../parts/PrintButton.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { type Campaign, useCampaign } from '../providers/campaign.ts';
import { useMayRead } from '../providers/who.ts';
import type { CampaignTold } from './NoticeSheet.tsx';

/** The screen around sheets: its heading and buttons are not printed. Only who watches a campaign sees it. */
export function DocumentPage({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: (campaign: Campaign) => ReactNode;
}) {
  const translate = useTranslate();
  const mayRead = useMayRead();
  const { campaign, isPending } = useCampaign();
  if (!mayRead('namings')) return <AccessDenied />;
  return (
    <Page
      title={title}
      screenOnly
      actions={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
          {actions}
          <PrintButton />
        </Box>
      }
    >
      {campaign ? (
        children(campaign)
      ) : isPending ? (
        <Loading />
      ) : (
        <Empty>{translate('state.noCampaign')}</Empty>
      )}
    </Page>
  );
}

/** The facts of a campaign that its documents name. */
export function toldOf({ campaignName, honourName, city, round, rulePack }: Campaign): CampaignTold {
  const { issuer, titles } = rulePack;
  return { campaignName, honourName, city, ...(issuer && { issuer }), round, titles };
}

/** Beside a draft, on the screen alone: what a draft is, and how many secret units are not on it. */
export function DraftNote({ secret, draft }: { secret: number; draft: boolean }) {
  const translate = useTranslate();
  return (
    <Box sx={{ displayPrint: 'none', color: 'text.secondary', mb: 2 }}>
      {draft && <Box>{translate('documents.draftNote')}</Box>}
      {secret > 0 && <Box>{translate('documents.secretLeftOut', { count: secret })}</Box>}
    </Box>
  );
}
