import { useTranslate } from 'react-admin';
import { Answered, Empty } from '../parts/states.tsx';
import type { Campaign } from '../providers/campaign.ts';
import { useRows } from '../providers/queries.ts';
import { DocumentPage, DraftNote, toldOf } from './DocumentPage.tsx';
import { draftsOf } from './drafts.ts';
import { NoticeSheet } from './NoticeSheet.tsx';

/** The notices that wait to be posted, as drafts. What was posted is on the public's page. */
export function NoticeDraft() {
  const translate = useTranslate();
  return (
    <DocumentPage title={translate('documents.noticeDrafts')}>
      {(campaign) => <Drafts campaign={campaign} />}
    </DocumentPage>
  );
}

function Drafts({ campaign }: { campaign: Campaign }) {
  const translate = useTranslate();
  const { campaignId } = campaign;
  const places = useRows('places', { campaignId, state: 'proposed' });
  const notices = useRows('notices', { campaignId });
  const namings = useRows('namings', { campaignId });
  return (
    <Answered asked={places}>
      {(proposed) => (
        <Answered asked={notices}>
          {(posted) => (
            <Answered asked={namings}>
              {([naming]) => {
                const drafts = draftsOf(proposed, posted, naming?.changed ?? []);
                const secret = proposed.filter((place) => place.secret).length;
                return (
                  <>
                    <DraftNote draft={drafts.length > 0} secret={secret} />
                    {drafts.length === 0 && <Empty>{translate('documents.nothingToNotice')}</Empty>}
                    {drafts.map((draft) => (
                      <NoticeSheet key={draft.kind} notice={draft} campaign={toldOf(campaign)} />
                    ))}
                  </>
                );
              }}
            </Answered>
          )}
        </Answered>
      )}
    </Answered>
  );
}
