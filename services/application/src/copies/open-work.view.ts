import { copy, type EventName, type Heard } from '@laurel/contracts';

/** The kinds of open work at the end of a campaign. */
export type OpenItem =
  | 'application'
  | 'ranking'
  | 'request'
  | 'approval'
  | 'place'
  | 'certificate'
  | 'objection'
  | 'case'
  | 'title'
  | 'revocation';

/**
 * One thing that is still somebody's to decide, and so keeps the campaign open
 * (docs/handbook/process.md#1.14). A row goes when it is decided. Serves decisions only.
 */
export type OpenWorkRow = {
  readonly campaignId: string;
  readonly item: OpenItem;
  /** The branch, objection, title or campaign that waits. */
  readonly subject: string;
  /** The row of a read model that shows it. */
  readonly link: string;
};

type OfCampaign = { readonly data: { readonly campaignId: string } };
type OfEntry = { readonly data: { readonly campaignId: string; readonly branchId: string } };
type OfObjection = { readonly data: { readonly campaignId: string; readonly objectionId: string } };
type OfTitle = {
  readonly data: { readonly campaignId: string; readonly titleId: string; readonly branchId: string };
};

const decided = () => undefined;
const list = ({ data }: OfCampaign) => [`list.${data.campaignId}`];
const place = ({ data }: OfEntry) => [`place.${data.campaignId}.${data.branchId}`];
const enquiry = ({ data }: OfEntry) => [`case.${data.campaignId}.${data.branchId}`];
const duty = ({ data }: OfEntry) => [`revocation.${data.campaignId}.${data.branchId}`];
const objection = ({ data }: OfObjection) => [`objection.${data.campaignId}.${data.objectionId}`];
const title = ({ data }: OfTitle) => [`title.${data.campaignId}.${data.titleId}.${data.branchId}`];

export const openWorkView = copy<OpenWorkRow, EventName>('open-work', {
  version: 1,
  indexes: ['campaignId'],
  on: {
    RankingConfirmed: { keys: list, fold: (_row, { data }) => confirmed(data) },
    NamingRequested: { keys: list, fold: (_row, { data }) => ofList(data.campaignId, 'approval') },
    WinnersReturned: { keys: list, fold: (_row, { data }) => ofList(data.campaignId, 'request') },
    WinnersApproved: { keys: approvedKeys, fold: (_row, { data }, key) => approved(data, key) },
    SuccessorCalled: { keys: place, fold: (_row, { data }) => proposed(data.campaignId, data.branchId) },
    PlaceForfeited: { keys: place, fold: decided },
    NamingDeclined: { keys: place, fold: decided },
    BranchNamed: { keys: place, fold: (_row, { data }) => ofNamed('certificate', data) },
    NamingReinstated: { keys: place, fold: (_row, { data }) => ofNamed('certificate', data) },
    CertificateIssued: { keys: place, fold: decided },
    CertificateReplaced: { keys: place, fold: decided },
    RevocationConsidered: { keys: duty, fold: (_row, { data }) => ofNamed('revocation', data) },
    NamingUpheld: { keys: duty, fold: decided },
    NamingRevoked: { keys: (event) => [...place(event), ...duty(event)], fold: decided },
    ObjectionRaised: { keys: objection, fold: (_row, { data }) => objected(data) },
    ObjectionUpheld: { keys: objection, fold: decided },
    ObjectionDismissed: { keys: objection, fold: decided },
    ObjectionInadmissible: { keys: objection, fold: decided },
    EntrySuspended: { keys: enquiry, fold: (_row, { data }) => suspended(data) },
    EntryResumed: { keys: enquiry, fold: decided },
    EntryDisqualified: { keys: enquiry, fold: decided },
    TitleRecommended: { keys: title, fold: (_row, { data }) => recommended(data) },
    TitleConferred: { keys: title, fold: decided },
    TitleNotConferred: { keys: title, fold: decided },
    TitleRevoked: { keys: title, fold: decided },
  },
});

/** A ranking that proposes somebody is to be requested, and one confirmed anew is requested anew. */
function confirmed({ campaignId, winners }: Heard<'RankingConfirmed'>['data']): OpenWorkRow | undefined {
  return winners.length === 0 ? undefined : ofList(campaignId, 'request');
}

function approvedKeys({ data }: Heard<'WinnersApproved'>): string[] {
  const { campaignId, proposed, held } = data;
  const places = [...proposed, ...held].map((branchId) => `place.${campaignId}.${branchId}`);
  return [`list.${campaignId}`, ...places];
}

function approved({ campaignId }: Heard<'WinnersApproved'>['data'], key: string): OpenWorkRow | undefined {
  const start = `place.${campaignId}.`;
  return key.startsWith(start) ? proposed(campaignId, key.slice(start.length)) : undefined;
}

function ofList(campaignId: string, item: 'request' | 'approval'): OpenWorkRow {
  return { campaignId, item, subject: campaignId, link: `namings/${campaignId}` };
}

function proposed(campaignId: string, branchId: string): OpenWorkRow {
  return { campaignId, item: 'place', subject: branchId, link: `places/${campaignId}.${branchId}` };
}

function ofNamed(
  item: 'certificate' | 'revocation',
  { campaignId, branchId }: { readonly campaignId: string; readonly branchId: string },
): OpenWorkRow {
  return { campaignId, item, subject: branchId, link: `named/${campaignId}.${branchId}` };
}

function objected({ campaignId, objectionId }: Heard<'ObjectionRaised'>['data']): OpenWorkRow {
  const link = `objections/${campaignId}.${objectionId}`;
  return { campaignId, item: 'objection', subject: objectionId, link };
}

function suspended({ campaignId, branchId }: Heard<'EntrySuspended'>['data']): OpenWorkRow {
  return { campaignId, item: 'case', subject: branchId, link: `standings/${campaignId}.${branchId}` };
}

function recommended({ campaignId, titleId, branchId }: Heard<'TitleRecommended'>['data']): OpenWorkRow {
  const link = `titles/${campaignId}.${titleId}.${branchId}`;
  return { campaignId, item: 'title', subject: `${titleId}.${branchId}`, link };
}
