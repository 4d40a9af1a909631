import { useTranslate } from 'react-admin';
import { Answered, Empty } from '../parts/states.tsx';
import type { Campaign } from '../providers/campaign.ts';
import { useRows } from '../providers/queries.ts';
import { DocumentPage, DraftNote, toldOf } from './DocumentPage.tsx';
import { draftsOf, titleDraftsOf } from './drafts.ts';
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
  const places = useRows('places', { campaignId });
  const titles = useRows('titles', { campaignId, status: 'approved' });
  const notices = useRows('notices', { campaignId });
  const namings = useRows('namings', { campaignId });
  return (
    <Answered asked={places}>
      {(all) => (
        <Answered asked={titles}>
          {(approved) => (
            <Answered asked={notices}>
              {(posted) => (
                <Answered asked={namings}>
                  {([naming]) => {
                    const secret = all.filter((place) => place.secret);
                    const drafts = [
                      ...draftsOf(all, posted, naming?.changed ?? []),
                      ...titleDraftsOf(
                        approved,
                        posted,
                        secret.map(({ branchId }) => branchId),
                      ),
                    ];
                    const leftOut = secret.filter(({ state }) => state === 'proposed').length;
                    return (
                      <>
                        <DraftNote draft={drafts.length > 0} secret={leftOut} />
                        {drafts.length === 0 && <Empty>{translate('documents.nothingToNotice')}</Empty>}
                        {drafts.map((draft) => (
                          <NoticeSheet
                            key={`${draft.kind} ${'titleId' in draft ? draft.titleId : ''}`}
                            notice={draft}
                            campaign={toldOf(campaign)}
                          />
                        ))}
                      </>
                    );
                  }}
                </Answered>
              )}
            </Answered>
          )}
        </Answered>
      )}
    </Answered>
  );
}
