import { copy, entryIn, entryKey } from '@laurel/contracts';

/**
 * An entry of any campaign as evaluation told of it, as far as a campaign above takes winners from there
 * (docs/handbook/process.md#1.15). Serves decisions only.
 */
export type NamingBelowRow = {
  readonly campaignId: string;
  readonly branchId: string;
  /** The final score of each version of the ranking, by version. */
  readonly finalScores: Readonly<Record<string, string>>;
  /** The version by which the branch was requested. */
  readonly rankingVersion?: number;
  readonly named?: {
    readonly rank: number;
    readonly namedOn: string;
    readonly honourName: string;
    readonly revoked: boolean;
  };
  readonly certificateNumber?: string;
};

type OfEntry = { readonly campaignId: string; readonly branchId: string };

const keysOf = (campaignId: string, branchIds: readonly string[]) =>
  branchIds.map((branchId) => entryKey({ campaignId, branchId }));
const beginning = ({ campaignId, branchId }: OfEntry): NamingBelowRow => ({
  ...{ campaignId, branchId, finalScores: {} },
});

export const namingsBelowView = copy<NamingBelowRow>('namings-below', {
  version: 1,
  indexes: ['branchId'],
  keys: ({ data }) => [entryKey(data as OfEntry)],
  on: {
    RankingComputed: {
      keys: ({ data: { campaignId, ranked } }) =>
        keysOf(
          campaignId,
          ranked.map(({ branchId }) => branchId),
        ),
      fold(row, { data: { version, ranked } }, key) {
        const { finalScores, ...rest } = row ?? beginning(entryIn(key));
        const { final } = ranked.find(({ branchId }) => branchId === rest.branchId)!;
        return { ...rest, finalScores: { ...finalScores, [version]: final } };
      },
    },
    NamingRequested: {
      keys: ({ data: { campaignId, winners, reserves } }) => keysOf(campaignId, [...winners, ...reserves]),
      fold: (row, { data: { rankingVersion } }, key) => ({
        ...(row ?? beginning(entryIn(key))),
        rankingVersion,
      }),
    },
    BranchNamed(row, { data }) {
      const { place: rank, namedOn, honourName } = data;
      const named = { rank, namedOn, honourName: honourName.zh, revoked: false };
      return { ...(row ?? beginning(data)), named };
    },
    CertificateIssued: (row, { data: { certificateNumber } }) => row && { ...row, certificateNumber },
    CertificateReplaced: (row, { data: { certificateNumber } }) => row && { ...row, certificateNumber },
    NamingRevoked: (row) => row && withoutPapers(row, true),
    NamingReinstated: (row) => row && withoutPapers(row, false),
  },
});

/** The certificate is void with the naming; a reinstated one is given another. */
function withoutPapers({ certificateNumber: _void, ...row }: NamingBelowRow, revoked: boolean) {
  return { ...row, ...(row.named && { named: { ...row.named, revoked } }) };
}
