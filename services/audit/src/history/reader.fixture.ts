import { createHash } from 'node:crypto';

/**
 * A small reader of an export, written from docs/export-format.md alone: it shares no code with Laurel. It
 * says where a hash, an id or an order is not what the page says.
 */

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
// The lines are whatever the file says.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Line = Readonly<Record<string, any>>;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map((each: Json) => canonical(each)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = Object.entries(value).filter(([, inner]) => (inner as unknown) !== undefined);
  const sorted = known.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner as Json)}`).join(',')}}`;
}

const hashed = (value: object): string => sha256(canonical(value as Json));

/** UUID version 5: SHA-1 of namespace and name, with its version and variant. */
function uuid(name: string): string {
  const namespace = Buffer.from('5a1f6c0e9b7d4c0f8a2e3d1b6f7c8d90', 'hex');
  const bytes = createHash('sha1').update(namespace).update(name, 'utf8').digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const inOrder = (prefix: string, ids: readonly string[]): string =>
  [...ids].sort((one, other) => (sha256(prefix + one) < sha256(prefix + other) ? -1 : 1)).join();

/** What differs, each as the name of what was recomputed and the event's id; and how often each was right. */
export function read(lines: readonly Line[]): { wrong: string[]; right: Map<string, number> } {
  const wrong: string[] = [];
  const right = new Map<string, number>();
  const compare = (what: string, line: Line, one: unknown, other: unknown) => {
    if (one === other) right.set(what, (right.get(what) ?? 0) + 1);
    else wrong.push(`${what} ${line['id']}`);
  };
  const places = new Map<string, number>();
  const evaluated = new Evaluated();
  for (const line of lines) {
    const { stream, commandId, service, type, data } = line;
    const key = `${stream} ${commandId}`;
    const place = places.get(key) ?? 0;
    places.set(key, place + 1);
    const last = type === 'RecordRead' ? `${service}/${commandId}` : `${commandId}/${place}`;
    compare('id', line, line['id'], uuid(`${stream}/${last}`));
    if (data.rulePack !== undefined) compare('rulePackHash', line, data.rulePackHash, hashed(data.rulePack));
    if (service !== 'evaluation') continue;
    evaluated.learn(line);
    if (type === 'BallotsOpened')
      for (const { commitment, ...sheet } of data.ballots)
        compare('ballot', line, commitment, hashed({ campaignId: data.campaignId, ...sheet }));
    if (type === 'TitleScored') {
      const title = `${data.campaignId}.${data.titleId}.${data.branchId}`;
      for (const { commitment, ...sheet } of data.ballots)
        compare('title ballot', line, commitment, hashed({ title, ...sheet }));
    }
    if (type === 'PresentationOrderDrawn') {
      const { secrets, seed, order, campaignId } = data;
      for (const [half, { commitment, ...sealed }] of Object.entries<Line>(secrets ?? {}))
        compare('secret', line, commitment, hashed({ campaignId, half, ...sealed }));
      const drawnFrom = secrets ? secrets.operator.secret + secrets.discipline.secret : seed;
      compare('order of presentation', line, order.join(), inOrder(drawnFrom, order));
    }
    if (type === 'DrawHeld') {
      compare('openingHash', line, data.openingHash, hashed(evaluated.openings.get(data.campaignId)!));
      compare('draw', line, data.order.join(), inOrder(data.openingHash, data.branchIds));
    }
    if (type === 'RankingComputed')
      compare(
        'inputsHash',
        line,
        data.inputsHash,
        hashed(evaluated.inputs(data.campaignId, data.rulePackHash)),
      );
  }
  return { wrong, right };
}

/** What rankings and draws stand on, by campaign. */
class Evaluated {
  readonly openings = new Map<string, Line>();
  readonly #entries = new Map<string, Line>();
  readonly #gone = new Set<string>();

  learn({ type, data }: Line): void {
    const key = `${data.campaignId} ${data.branchId}`;
    const entry = this.#entries.get(key);
    const sheets = ['onSite', 'presentation'].map((stage) => `${stage} ${key} ${data.expertId}`);
    if (type === 'EntryAdmitted') this.#entries.set(key, data);
    if (type === 'DynamicScoreReceived') this.#entries.set(key, { ...entry, result: data.result });
    if (type === 'EntryWithdrawn') this.#entries.set(key, { ...entry, withdrawn: true });
    if (type === 'EntryDisqualified') this.#entries.set(key, { ...entry, disqualified: true });
    if (type === 'BallotsOpened') this.openings.set(data.campaignId, data);
    if (type === 'ExpertRecused') for (const sheet of sheets) this.#gone.add(sheet);
    if (type === 'RecusalWithdrawn') for (const sheet of sheets) this.#gone.delete(sheet);
    if (type === 'BallotSetAside') this.#gone.add(`${data.stage} ${key} ${data.expertId}`);
  }

  inputs(campaignId: string, rulePackHash: string): object {
    const mine = [...this.#entries].filter(([key]) => key.startsWith(`${campaignId} `)).sort();
    const entries = mine.map(([, { branchId, bureauId, route, rank, result, withdrawn, disqualified }]) => {
      const scored = result !== undefined && !('noResult' in result);
      const status = withdrawn
        ? 'withdrawn'
        : disqualified
          ? 'disqualified'
          : scored
            ? 'eligible'
            : 'noResult';
      return { branchId, bureauId, route, rank, dynamic: scored ? result : undefined, status };
    });
    const sheetOf = (ballot: Line) => `${ballot['stage']} ${ballot['branchId']} ${ballot['expertId']}`;
    const all: Line[] = this.openings.get(campaignId)?.['ballots'] ?? [];
    const ballots = all
      .filter(
        (ballot) =>
          !this.#gone.has(`${ballot['stage']} ${campaignId} ${ballot['branchId']} ${ballot['expertId']}`),
      )
      .sort((one, other) => (sheetOf(one) < sheetOf(other) ? -1 : 1))
      .map(({ stage, branchId, expertId, scores }) => ({ stage, branchId, expertId, scores }));
    return { rulePackHash, entries, ballots };
  }
}
