import { copy, type EventName, type Heard } from '@laurel/contracts';

/**
 * One thing that is still somebody's to decide, and so keeps the campaign open
 * (docs/handbook/process.md#1.14). A row goes when it is decided. Serves decisions only.
 */
export type OpenWorkRow = {
  readonly campaignId: string;
  readonly item: 'request' | 'place' | 'objection' | 'case' | 'title' | 'certificate';
  /** The branch, objection or title that waits. */
  readonly subject: string;
  readonly owner: 'operator' | 'committee' | 'discipline';
  readonly link: string;
};

type OfEntry = { readonly data: { readonly campaignId: string; readonly branchId: string } };
type OfObjection = { readonly data: { readonly campaignId: string; readonly objectionId: string } };
type OfTitle = {
  readonly data: { readonly campaignId: string; readonly titleId: string; readonly branchId: string };
};

const decided = () => undefined;
const place = ({ data }: OfEntry) => [`place.${data.campaignId}.${data.branchId}`];
const enquiry = ({ data }: OfEntry) => [`case.${data.campaignId}.${data.branchId}`];
const objection = ({ data }: OfObjection) => [`objection.${data.campaignId}.${data.objectionId}`];
const title = ({ data }: OfTitle) => [`title.${data.campaignId}.${data.titleId}.${data.branchId}`];
const request = ({ data }: { readonly data: { readonly campaignId: string } }) => [
  `request.${data.campaignId}`,
];

export const openWorkView = copy<OpenWorkRow, EventName>('open-work', {
  version: 1,
  indexes: ['campaignId'],
  on: {
    NamingRequested: { keys: request, fold: (_row, { data }) => requested(data.campaignId) },
    WinnersApproved: { keys: approvedKeys, fold: (_row, { data }, key) => approved(data, key) },
    SuccessorCalled: { keys: place, fold: (_row, { data }) => proposed(data.campaignId, data.branchId) },
    PlaceForfeited: { keys: place, fold: decided },
    NamingDeclined: { keys: place, fold: decided },
    EntryExcluded: { keys: place, fold: decided },
    BranchNamed: { keys: place, fold: (_row, { data }) => certificate(data) },
    CertificateIssued: { keys: place, fold: decided },
    NamingRevoked: { keys: place, fold: decided },
    ObjectionRaised: { keys: objection, fold: (_row, { data }) => objected(data) },
    ObjectionUpheld: { keys: objection, fold: decided },
    ObjectionDismissed: { keys: objection, fold: decided },
    ObjectionInadmissible: { keys: objection, fold: decided },
    CandidateSuspended: { keys: enquiry, fold: (_row, { data }) => suspended(data) },
    CandidateResumed: { keys: enquiry, fold: decided },
    CandidateDisqualified: { keys: enquiry, fold: decided },
    TitleRecommended: { keys: title, fold: (_row, { data }) => recommended(data) },
    TitleConferred: { keys: title, fold: decided },
    TitleNotConferred: { keys: title, fold: decided },
    TitleRevoked: { keys: title, fold: decided },
  },
});

function approvedKeys({ data }: Heard<'WinnersApproved'>): string[] {
  const { campaignId, proposed, held } = data;
  return [
    `request.${campaignId}`,
    ...[...proposed, ...held].map((branchId) => `place.${campaignId}.${branchId}`),
  ];
}

function approved({ campaignId }: Heard<'WinnersApproved'>['data'], key: string): OpenWorkRow | undefined {
  const start = `place.${campaignId}.`;
  return key.startsWith(start) ? proposed(campaignId, key.slice(start.length)) : undefined;
}

function requested(campaignId: string): OpenWorkRow {
  return {
    campaignId,
    item: 'request',
    subject: campaignId,
    owner: 'committee',
    link: `namings/${campaignId}`,
  };
}

function proposed(campaignId: string, branchId: string): OpenWorkRow {
  const link = `places/${campaignId}.${branchId}`;
  return { campaignId, item: 'place', subject: branchId, owner: 'committee', link };
}

function certificate({ campaignId, branchId }: Heard<'BranchNamed'>['data']): OpenWorkRow {
  const link = `named/${campaignId}.${branchId}`;
  return { campaignId, item: 'certificate', subject: branchId, owner: 'operator', link };
}

function objected({ campaignId, objectionId }: Heard<'ObjectionRaised'>['data']): OpenWorkRow {
  const link = `objections/${campaignId}.${objectionId}`;
  return { campaignId, item: 'objection', subject: objectionId, owner: 'discipline', link };
}

function suspended({ campaignId, branchId }: Heard<'CandidateSuspended'>['data']): OpenWorkRow {
  const link = `standings/${campaignId}.${branchId}`;
  return { campaignId, item: 'case', subject: branchId, owner: 'discipline', link };
}

function recommended({ campaignId, titleId, branchId }: Heard<'TitleRecommended'>['data']): OpenWorkRow {
  const link = `titles/${campaignId}.${titleId}.${branchId}`;
  return { campaignId, item: 'title', subject: `${titleId}.${branchId}`, owner: 'committee', link };
}
