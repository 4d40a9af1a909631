// Who hears what in a group: each topic whole, one member each, shared out evenly.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shareOut } from './whole-topics.ts';

const topics = ['a', 'b', 'c', 'd', 'e'];

describe('Topics of a group', () => {
  it('go to the only member', () => {
    expect(shareOut([{ memberId: 'm', topics }])).toEqual(new Map([['m', topics]]));
  });
  it('go in turn to members that hear the same', () => {
    const given = shareOut(['m', 'n'].map((memberId) => ({ memberId, topics })));
    expect(given).toEqual(
      new Map([
        ['m', ['a', 'c', 'e']],
        ['n', ['b', 'd']],
      ]),
    );
  });
  it('go to those who hear them, though others have fewer', () => {
    const members = [
      { memberId: 'm', topics: ['a', 'b'] },
      { memberId: 'n', topics: ['c'] },
    ];
    expect(shareOut(members)).toEqual(
      new Map([
        ['m', ['a', 'b']],
        ['n', ['c']],
      ]),
    );
  });
  it('leave out members for whom there is none', () => {
    expect(shareOut(['m', 'n'].map((memberId) => ({ memberId, topics: ['a'] }))).get('n')).toEqual([]);
  });
  it('each go to one member that hears it, whatever members there are', () => {
    const group = fc.array(fc.uniqueArray(fc.constantFrom(...topics)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(group, (hearing) => {
        const members = hearing.map((each, index) => ({ memberId: `m${index}`, topics: each }));
        const given = shareOut(members);
        expect([...given.values()].flat().sort()).toEqual([...new Set(hearing.flat())].sort());
        for (const { memberId, topics: heard } of members)
          expect(heard).toEqual(expect.arrayContaining(given.get(memberId)!));
      }),
    );
  });
});
