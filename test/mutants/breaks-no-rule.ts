/**
 * The kinds of change that no rule of the process can notice, with the reason. They are the ledger's: a
 * record that is witnessed from outside shows them, and nothing else does.
 */

const kinds: readonly { readonly what: RegExp; readonly why: string }[] = [
  {
    what: / (position|historyPosition|recordedAt|time)$/,
    why: 'when and as which an event arrived, within the limits that its neighbours leave',
  },
  { what: / payloadHash$/, why: 'a keyed hash, which nobody without the key can compute' },
  { what: / deleted$/, why: 'the last event of a service, which a later export would still have' },
  {
    what: / data\.(reason|ground|outcome|allegation|fact|statement|improvement|answer|source|error|report|medium|title)$/,
    why: 'words that no other event repeats',
  },
  {
    what: / data\.(documentNumber|minutesNumber|name|unitName|login|language|since|personId|policeNumber|foundedOn|bureauPlan)$/,
    why: 'names and numbers of documents outside Laurel, said once',
  },
  {
    what: / data\.(officers|auxiliaries|probationaryMembers|fullMembers|unitType|heldOn|present|entitled|kind)$/,
    why: 'figures that were typed in, within what the rules let them be',
  },
  {
    what: /^CalendarPublished data\.(holidays|workdays)/,
    why: 'the days that the city arranged, as far as no deadline hangs on one',
  },
  {
    what: / data\.(form|targets|evidence|candidates|members|experts|departments|witnesses|adjustments|titles)\./,
    why: 'the content of forms, plans and papers, and how people are named in lists',
  },
  {
    what: / data\.(visitedAt|site|recordId|caseId|objectionId|noticeId|receivedOn|identified|factOn|value)\b/,
    why: 'what people saw and entered, within what the rules let it be',
  },
  {
    what: /^Assessment(Recorded|Amended|Corrected) data\.(scores|adjustments)\./,
    why: 'a judgement that a later one replaced; any other is reckoned again',
  },
  {
    what: / data\.(mediaType|size|name|deck|logo|resource|rows|asOf|reminder|endsOn|expiresAt|from|until|rule|round|honour|certificateNumber|plaqueNumber)$/,
    why: 'said once, of something that only the file, the request or the paper itself shows',
  },
  {
    what: /^BallotSealed data\.commitment$/,
    why: 'of a ballot that was sealed anew or set aside before its stage was shut: it is never listed or opened',
  },
  {
    what: /^Announced data\.notices\.\*\.(template|parameters|recipients)/,
    why: 'who was told in which words is the notices’ to say, and no other event repeats it before its messages',
  },
  {
    what: /^Session(Opened|Closed) actor\.role$/,
    why: 'whoever signs in has not chosen a role yet: the first of theirs stands for all',
  },
  {
    what: /^PublicNoticePosted data\.objectionsTo\./,
    why: 'where the office is that takes objections, which only the city knows',
  },
  {
    what: /^(SecretaryAppointed data\.branchId|PersonRegistered data\.unitId)$/,
    why: 'where somebody works or is secretary, as far as nobody acted or had to keep away for it',
  },
  {
    what: /^(DeadlinePassed data\.|BureauInvited data\.|EarlierResultImported data\.|BallotSetAside data\.ground)/,
    why: 'what follows is said again by events that are judged by themselves',
  },
];

/** The reason for which a missed change breaks no rule; undefined where a rule should have noticed it. */
export function breaksNoRule(what: string): string | undefined {
  return kinds.find((kind) => kind.what.test(what))?.why;
}
