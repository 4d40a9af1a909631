// The process as data: what each service says and hears, before any service exists.
import { describe, expect, it } from '@jest/globals';
import { events } from './catalogue.ts';
import { sharedEvents } from './shared.ts';
import { access, hears, processContract, type ServiceContract, serviceNames } from './process.ts';

const shared = Object.keys(sharedEvents);
const services: Readonly<Record<string, ServiceContract>> = processContract;
const saying = (type: string) => serviceNames.filter((name) => services[name]!.says.includes(type));

describe('The process', () => {
  it('has every event said by exactly one service, but for those that all say', () => {
    const said = Object.keys(events).map((type) => [type, saying(type).length]);
    expect(
      said.filter(([type, count]) => count !== (shared.includes(type as string) ? serviceNames.length : 1)),
    ).toEqual([]);
  });
  it('has nothing said that is no event', () => {
    expect(serviceNames.flatMap((name) => services[name]!.says.filter((type) => !(type in events)))).toEqual(
      [],
    );
  });
  it('has nothing heard that is no event, that the hearer says itself, or that nobody else says', () => {
    const deaf = serviceNames.flatMap((name) =>
      services[name]!.hears.filter(
        (type) => type !== '*' && !saying(type).some((other) => other !== name),
      ).map((type) => [name, type]),
    );
    expect(deaf).toEqual([]);
    const own = (name: string) => services[name]!.hears.filter((type) => services[name]!.says.includes(type));
    expect(serviceNames.flatMap(own).filter((type) => !shared.includes(type))).toEqual([]);
  });
  it('has a ballot, without its sealed part, heard by who reminds experts and by who audits alone', () => {
    const hearersOf = (type: string) => serviceNames.filter((name) => hears(name, type));
    expect(hearersOf('BallotSealed')).toEqual(['notification', 'audit']);
    expect(hearersOf('RunOffVoteSealed')).toEqual(['audit']);
    expect(hearersOf('TitleBallotSealed')).toEqual(['audit']);
  });
  it('has every service hear who may act, but the one that says it', () => {
    for (const name of serviceNames.filter((service) => service !== 'identity')) {
      expect([name, access.filter((type) => !hears(name, type))]).toEqual([name, []]);
    }
  });
  it('goes through its six steps once', () => {
    expect(serviceNames.flatMap((name) => services[name]!.steps)).toEqual([
      'prepare',
      'apply',
      'assess',
      'evaluate',
      'name',
      'notify',
    ]);
  });
});

describe('Events', () => {
  it('refuse fields that they do not know', () => {
    const lax = Object.entries(events).filter(([, { body }]) => {
      const issues = body.safeParse({ unheardOf: 1 }).error?.issues ?? [];
      return !issues.some(({ code }) => code === 'unrecognized_keys');
    });
    expect(lax.map(([type]) => type)).toEqual([]);
  });
  it('are named in the past tense’s one word, and begin at version 1', () => {
    for (const [type, { version }] of Object.entries(events)) {
      expect(type).toMatch(/^([A-Z][a-z]+)+$/);
      expect(version).toBeGreaterThanOrEqual(1);
    }
  });
});
