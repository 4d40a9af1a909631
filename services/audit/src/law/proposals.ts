import { canonicalJson, plusHours } from '@laurel/core';
import { plusWorkingHours } from '@laurel/rules';
import { isSame, rule } from './rule.ts';

/** The rules of proposals, of their ends and of what comes of them (docs/handbook/process.md#1.22). */

/**
 * A proposal carries the hash of what was asked, and lapses after 72 hours of working days; by bare hours
 * where the city had no calendar yet.
 */
export const proposedAsAsked = rule(
  'proposedAsAsked',
  '1.22',
  '提议的内容哈希或有效期不符',
  'the proposal does not carry the hash of what was asked, or lapses at another instant',
  (event, past) => {
    const { data, payloadHash, time } = event;
    const ends = past.calendars(event).map((calendar) => plusWorkingHours({ calendar }, time, hours));
    if (past.before(event, 'CalendarPublished').length === 0) ends.push(plusHours(time, hours));
    return ends.includes(data.expiresAt) && (payloadHash === undefined || data.payloadHash === payloadHash);
  },
);

const hours = 72;

/**
 * The hash is keyed, so that nobody can guess a content from it, and nobody but the server computes it again.
 * What can be seen of it from outside: of one act on one stream, the same content has the same hash, and
 * another content another.
 */
export const hashOfContent = rule(
  'hashOfContent',
  '1.22',
  '提议的内容与其哈希不符',
  'two proposals have one content and two hashes, or one hash and two contents',
  (event, past) => {
    const { act, content, payloadHash } = event.data;
    return past
      .before(event, 'ActProposed', event.stream)
      .filter(({ data }) => data.act === act && data.content !== undefined && content !== undefined)
      .every(
        ({ data }) =>
          (data.payloadHash === payloadHash) === (canonicalJson(data.content) === canonicalJson(content)),
      );
  },
);

/** The proposer is told that it was declined, so the record must name the one who proposed. */
export const declinedToItsProposer = rule(
  'declinedToItsProposer',
  '1.22',
  '所载提出人与提议不符',
  'the proposer it names is not the one who proposed',
  ({ data }, past) => past.proposal(data.proposalId)?.actor.account === data.proposedBy,
);

/** Every field that both have. An amendment that voids a record has no scores, whatever was proposed. */
export const saidAsProposed = rule(
  'saidAsProposed',
  '1.22',
  '所办事项与提议的内容不同',
  'it says otherwise than what was proposed',
  ({ type, data, confirms }, past) => {
    if (confirms === undefined || consequences.includes(type)) return true;
    const content = past.proposal(confirms)?.data.content ?? {};
    const unsaid = content.void === true ? ['scores', 'adjustments'] : [];
    const fields = Object.keys(content).filter((field) => field in data && !unsaid.includes(field));
    return isSame(content, data, fields);
  },
);

/** Events that tell what an act means for others than those it names. */
const consequences = [
  ...['ConflictDerived', 'ExpertRecused', 'PlaceHeld', 'PlaceForfeited'],
  // The units that come in with a record.
  ...['BureauRegistered', 'BranchRegistered', 'BureauInvited'],
];
