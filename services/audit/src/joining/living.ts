import { type JoinPlan, upcast } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import type { Envelope, EventRecord } from '../history/envelope.ts';

/**
 * The part of a record that goes on living in a province (docs/handbook/process.md#1.29), folded from
 * nothing but the record: units that act with their secretaries, results, honours with their certificates,
 * confirmed violations, registered persons. Ids are those of the record.
 */

export type Plan = JoinPlan;
type Honour = Plan['honours'][number];
type Result = Plan['results'][number];
type Bureau = Plan['bureaus'][number];
type Branch = Plan['branches'][number];

export interface Person {
  readonly personId: string;
  readonly name: string;
  readonly policeNumber?: string;
  readonly unitId?: string;
  readonly since?: string;
}

export interface Living {
  readonly events: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly bureaus: readonly Bureau[];
  readonly branches: readonly Branch[];
  readonly results: readonly Result[];
  readonly honours: readonly Honour[];
  readonly violations: Plan['violations'];
  readonly persons: readonly Person[];
  /** Campaigns that are open: they end first. */
  readonly running: readonly string[];
  /** Cases that are open, by branch: they end first. */
  readonly openCases: readonly string[];
}

interface Folded {
  events: number;
  firstAt: string;
  lastAt: string;
  readonly bureaus: Map<string, Bureau>;
  readonly branches: Map<string, Branch>;
  readonly ended: Set<string>;
  readonly rounds: Map<string, number>;
  readonly results: Map<string, Result>;
  readonly named: Map<string, Set<string>>;
  readonly honours: Map<string, Honour>;
  readonly violations: Plan['violations'];
  readonly persons: Map<string, Person>;
  readonly running: Set<string>;
  readonly cases: Map<string, string>;
}

/** The facts that live on, folded event by event. */
export async function livingIn(record: EventRecord): Promise<Living> {
  const folded: Folded = {
    ...{ events: 0, firstAt: '', lastAt: '' },
    ...{ bureaus: new Map(), branches: new Map(), ended: new Set(), rounds: new Map(), results: new Map() },
    ...{ named: new Map(), honours: new Map(), violations: [], persons: new Map() },
    ...{ running: new Set(), cases: new Map() },
  };
  for await (const event of record) {
    folded.events++;
    if (folded.firstAt === '' || event.time < folded.firstAt) folded.firstAt = event.time;
    if (event.time > folded.lastAt) folded.lastAt = event.time;
    lines[event.type]?.(folded, { ...event, ...upcast(event) });
  }
  return living(folded);
}

type Line = (folded: Folded, event: Envelope) => void;
const entryKey = ({ campaignId, branchId }: Record<string, string>) => `${campaignId}.${branchId}`;

const lines: Readonly<Record<string, Line>> = {
  BureauRegistered: ({ bureaus }, { data }) => bureaus.set(data.bureauId, data),
  BureauRenamed: ({ bureaus }, { data: { bureauId, name } }) => change(bureaus, bureauId, { name }),
  BureauReclassified: ({ bureaus }, { data: { bureauId, kind } }) => change(bureaus, bureauId, { kind }),
  BureauMoved({ bureaus }, { data: { bureauId, parentId } }) {
    const { parentId: _former, ...bureau } = bureaus.get(bureauId)!;
    bureaus.set(bureauId, { ...bureau, ...(parentId !== undefined && { parentId }) });
  },
  BureauAbolished: ({ ended }, { data }) => ended.add(data.bureauId),
  BranchRegistered: ({ branches }, { data }) => branches.set(data.branchId, data),
  BranchRenamed: ({ branches }, { data: { branchId, name, unitName } }) =>
    change(branches, branchId, { name, unitName }),
  BranchCorrected: ({ branches }, { data: { branchId, on: _on, reason: _reason, ...fields } }) =>
    change(branches, branchId, fields),
  BranchMoved: ({ branches }, { data: { branchId, bureauId } }) => change(branches, branchId, { bureauId }),
  BranchMerged: ({ ended }, { data }) => ended.add(data.branchId),
  BranchDissolved: ({ ended }, { data }) => ended.add(data.branchId),
  SecretaryAppointed: ({ branches }, { data: { branchId, personId, since, until } }) =>
    // Whoever stands in for a time is appointed anew.
    until === undefined
      ? change(branches, branchId, { secretary: { personId, since } })
      : vacate(branches, branchId),
  SecretaryVacated: ({ branches }, { data }) => vacate(branches, data.branchId),
  EarlierResultImported: (folded, { data }) => folded.results.set(`${data.round}/${data.branchId}`, data),
  CampaignOpened({ running, rounds }, { data: { campaignId, rulePack } }) {
    running.add(campaignId);
    rounds.set(campaignId, rulePack.round);
  },
  CampaignClosed: ({ running }, { data }) => running.delete(data.campaignId),
  CampaignCancelled: ({ running }, { data }) => running.delete(data.campaignId),
  // A unit that was named in secret is on no list that everybody reads.
  BranchNamed: ({ named }, { data }) => !data.secret && named.set(entryKey(data), new Set()),
  NamingReinstated: ({ named }, { data }) => named.set(entryKey(data), new Set()),
  NamingRevoked({ named, honours }, { data }) {
    named.delete(entryKey(data));
    honours.delete(entryKey(data));
  },
  TitleConferred({ named, honours }, { data: { titleId, until, ...entry } }) {
    named.get(entryKey(entry))?.add(titleId);
    const held = honours.get(entryKey(entry));
    const titles = [...(held?.titles ?? []), { titleId, ...(until !== undefined && { until }) }];
    if (held) honours.set(entryKey(entry), { ...held, titles: titles.sort(byTitle) });
  },
  TitleRevoked: withoutTitle,
  TitleLapsed: withoutTitle,
  CertificateIssued: ({ honours }, { data, time }) =>
    honours.set(entryKey(data), honourOf(data, time, data.titles ?? [])),
  CertificateReplaced: ({ honours }, { data, time }) =>
    honours.set(entryKey(data), honourOf(data, time, honours.get(entryKey(data))?.titles ?? [])),
  HonourJoined({ honours }, { data: { joinedFrom, formerCampaignId, ...honour } }) {
    const campaign = `${joinedFrom}-${formerCampaignId}`;
    honours.set(`${campaign}.${honour.branchId}`, { ...honour, formerCampaignId: campaign });
  },
  PersonRegistered: ({ persons }, { data }) => persons.set(data.personId, data),
  PersonMoved({ persons }, { data: { personId, unitId, since } }) {
    const { unitId: _former, ...person } = persons.get(personId)!;
    persons.set(personId, { ...person, since, ...(unitId !== undefined && { unitId }) });
  },
  InvestigationOpened: ({ cases }, { data }) => cases.set(data.caseId, data.branchId),
  InvestigationClosed: ({ cases }, { data }) => cases.delete(data.caseId),
  ViolationConfirmed({ cases, violations }, { id, data: { branchId, caseId, factOn }, time }) {
    if (caseId !== undefined) cases.delete(caseId);
    violations.push({ branchId, factOn: factOn ?? shanghaiDay(time), eventId: id });
  },
};

const byTitle = (one: { titleId: string }, other: { titleId: string }) =>
  one.titleId < other.titleId ? -1 : 1;

function change<Value>(map: Map<string, Value>, key: string, fields: Partial<Value>): void {
  map.set(key, { ...map.get(key)!, ...fields });
}

function vacate(branches: Map<string, Branch>, branchId: string): void {
  const { secretary: _secretary, ...branch } = branches.get(branchId)!;
  branches.set(branchId, branch);
}

function withoutTitle({ named, honours }: Folded, { data: { titleId, ...entry } }: Envelope): void {
  named.get(entryKey(entry))?.delete(titleId);
  const held = honours.get(entryKey(entry));
  const titles = held?.titles.filter((title) => title.titleId !== titleId);
  if (held && titles) honours.set(entryKey(entry), { ...held, titles });
}

function honourOf(data: Envelope['data'], time: string, titles: Honour['titles']): Honour {
  const { campaignId: formerCampaignId, branchId, branchName, unitName, bureauName, secret } = data;
  const { honourName, certificateNumber, plaqueNumber, documentNumber, namedOn } = data;
  return {
    ...{ branchId, formerCampaignId, branchName, unitName, bureauName },
    ...{ honourName, certificateNumber, plaqueNumber, documentNumber, namedOn },
    ...{ issuedOn: shanghaiDay(time), titles },
    ...(secret && { secret }),
  };
}

function living(folded: Folded): Living {
  const { events, firstAt, lastAt, ended, violations, persons, running, cases } = folded;
  const isActing = ({ branchId }: { branchId: string }) => !ended.has(branchId);
  const violationsOfActing = violations.filter(isActing);
  return {
    ...{ events, firstAt, lastAt },
    bureaus: [...folded.bureaus.values()].filter(({ bureauId }) => !ended.has(bureauId)),
    branches: [...folded.branches.values()].filter(isActing),
    results: resultsOf(folded).filter(isActing),
    honours: [...folded.honours.values()].filter(isActing),
    violations: violationsOfActing,
    persons: [...persons.values()],
    running: [...running].sort(),
    openCases: [...new Set(cases.values())].sort(),
  };
}

/** The results that were imported, and those that campaigns of the record have given, by round and branch. */
function resultsOf({ results, named, rounds }: Folded): Result[] {
  const all = new Map(results);
  for (const [key, titles] of named) {
    const [campaignId, branchId] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)];
    const round = rounds.get(campaignId)!;
    const before = all.get(`${round}/${branchId}`);
    const held = [...new Set([...(before?.titles ?? []), ...titles])].sort();
    all.set(`${round}/${branchId}`, { round, branchId, honour: true, titles: held });
  }
  return [...all.values()];
}
