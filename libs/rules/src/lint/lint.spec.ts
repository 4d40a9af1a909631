import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type RulePack, rulePackSchema } from '@laurel/contracts';
import fc from 'fast-check';
import { type Finding, fiveCriteriaPack2024, lint, planPack2023, warnTooFewEntries } from '../index.ts';

/** Every finding of the linter, each with a rule pack that has just that fault. */

const changed = (changes: Partial<RulePack>): RulePack => ({ ...planPack2023, ...changes });
const scoring = (changes: Partial<RulePack['scoring']>) =>
  changed({ scoring: { ...planPack2023.scoring, ...changes } });
const routes = (changes: Partial<RulePack['routes']>) =>
  changed({ routes: { ...planPack2023.routes, ...changes } });
const [first, ...others] = planPack2023.criteria;
const [mobilisation, implementation, commendation] = planPack2023.phases as [Phase, Phase, Phase];
type Phase = RulePack['phases'][number];
const phases = (...list: Phase[]) => changed({ phases: list });
const [provincialLine] = planPack2023.indicators;
const indicator = (changes: Partial<RulePack['indicators'][number]>) =>
  changed({ indicators: [{ ...provincialLine!, ...changes }] });
const calendar = (changes: Partial<RulePack['calendar'][number]>) =>
  changed({ calendar: [planPack2023.calendar[0]!, { ...planPack2023.calendar[1]!, ...changes }] });
const title = (changes: Partial<RulePack['titles'][number]>) =>
  changed({ titles: [{ ...planPack2023.titles[0]!, ...changes }] });

/** Those on lists, places and kinds are tried in places.spec.ts and kinds.spec.ts. */
const triedElsewhere = [
  ...['bureau_kind_unknown', 'body_without_route'],
  ...['body_without_pool', 'list_maximum_unused', 'pool_of_nobody', 'pools_do_not_add_up', 'named_from_late'],
  ...['entries_only_by_list', 'form_columns', 'form_format', 'form_limit_unused', 'form_maximum'],
  ...['form_media_types', 'form_options', 'form_range', 'form_reader_unknown', 'form_unseen', 'form_words'],
];

type Case = [code: string, severity: Finding['severity'], path: string, fault: string, pack: RulePack];

const cases: Case[] = [
  [
    'weights_not_100',
    'error',
    'criteria',
    'criteria that make 95',
    changed({ criteria: [{ ...first!, weight: 15 }, ...others] }),
  ],
  ['stage_weights_not_100', 'error', 'scoring', 'stages that make 110', scoring({ weightOnSite: 50 })],
  [
    'tie_break_missing',
    'error',
    'ties',
    'no draw at the end',
    changed({ ties: ['onSite', 'firstCriterion', 'rank', 'runOff'] }),
  ],
  ['tie_break_missing', 'error', 'ties', 'no tie-break at all', changed({ ties: [] })],
  [
    'tie_break_order',
    'error',
    'ties',
    'a score after the draw',
    changed({ ties: ['onSite', 'draw', 'firstCriterion'] }),
  ],
  [
    'tie_break_order',
    'error',
    'ties',
    'a run-off after the draw',
    changed({ ties: ['onSite', 'draw', 'runOff'] }),
  ],
  ['tie_break_order', 'error', 'ties', 'a tie-break twice', changed({ ties: ['onSite', 'onSite', 'draw'] })],
  [
    'trim_impossible',
    'error',
    'scoring.trimFromBallots',
    'two ballots trimmed to none',
    scoring({ trimFromBallots: 2 }),
  ],
  [
    'trim_leaves_few',
    'warning',
    'scoring.trimFromBallots',
    'four ballots trimmed to two',
    scoring({ trimFromBallots: 4 }),
  ],
  ['ballots_few', 'warning', 'scoring.ballotsMinimum', 'one expert deciding', scoring({ ballotsMinimum: 1 })],
  ['step_impossible', 'error', 'scoring.ballotStep', 'a step of 0.3 to 100', scoring({ ballotStep: '0.3' })],
  ['step_impossible', 'error', 'scoring.ballotStep', 'a step of 0', scoring({ ballotStep: '0' })],
  ['points_outside_scale', 'error', 'scoring.floor', 'a floor of 101', scoring({ floor: '101' })],
  ['points_outside_scale', 'error', 'scoring.bonusCap', 'a negative bonus cap', scoring({ bonusCap: '-5' })],
  ['points_outside_scale', 'error', 'titles[0].floor', 'a title’s floor of 180', title({ floor: '180' })],
  [
    'reason_bounds',
    'error',
    'scoring.reasonAbove',
    'a reason for every ballot',
    scoring({ reasonBelow: '90', reasonAbove: '80' }),
  ],

  [
    'indicator_banned',
    'error',
    'indicators[0]',
    'a clearance rate',
    indicator({ name: { zh: '破案率', en: 'Results' } }),
  ],
  [
    'indicator_banned',
    'error',
    'indicators[0]',
    'detentions as measure',
    indicator({ measure: 'number of detentions a month' }),
  ],
  [
    'evidence_banned',
    'warning',
    'criteria[0].items[0]',
    'fines as evidence',
    changed({
      criteria: [
        {
          ...first!,
          items: [{ id: 'fines', name: { zh: '执法', en: 'Enforcement' }, evidence: '罚款总额' }],
        },
        ...others,
      ],
    }),
  ],
  [
    'indicator_criterion_unknown',
    'error',
    'indicatorCriterion',
    'indicators that count nowhere',
    changed({ indicatorCriterion: 'beauty' }),
  ],
  [
    'indicator_share_range',
    'error',
    'indicatorShare',
    'indicators beyond the whole',
    changed({ indicatorShare: 140 }),
  ],
  [
    'route_without_indicator',
    'warning',
    'indicators',
    'no indicator for organs',
    indicator({ routes: ['recommended'] }),
  ],

  ['quota_range', 'error', 'routes', 'lists from 0', routes({ listMinimum: 0 })],
  ['quota_range', 'error', 'routes', 'lists from 5 to 3', routes({ listMinimum: 5, listMaximum: 3 })],
  [
    'route_ambiguous',
    'error',
    'routes',
    'organs on both routes',
    routes({ recommending: ['countyBureau', 'trafficDetachment', 'organ'] }),
  ],
  ['too_many_winners', 'error', 'places', '51 winners', changed({ places: 51 })],
  ['reserves_range', 'error', 'reserves', 'more reserves than places', changed({ reserves: 21 })],
  ['reserves_none', 'warning', 'reserves', 'no reserves', changed({ reserves: 0 })],
  [
    'title_places_range',
    'error',
    'titles[0].places',
    'more titled than winners',
    changed({ places: 5, titles: [{ ...planPack2023.titles[0]!, places: 6 }] }),
  ],
  [
    'recheck_after_term',
    'error',
    'titles[0].recheckYears',
    'a re-check when the term is over',
    title({ termYears: 2, recheckYears: 2 }),
  ],
  [
    'notice_days',
    'error',
    'notice.calendarDays',
    'a notice of more working days than calendar days',
    changed({ notice: { workingDays: 7, calendarDays: 6 } }),
  ],
  [
    'notice_too_short',
    'error',
    'notice.workingDays',
    'a notice of 4 working days',
    changed({ notice: { workingDays: 4 } }),
  ],
  [
    'no_time_for_successor',
    'warning',
    'heldUntilWorkingDaysBeforeEnd',
    'places held to the end',
    changed({ heldUntilWorkingDaysBeforeEnd: 4 }),
  ],
  ['basis_missing', 'error', 'basis', 'a blank basis', changed({ basis: [' '] })],
  ['names_differ', 'warning', 'honourName', 'two names, as in the plan', planPack2023],
  [
    'id_repeated',
    'error',
    'titles',
    'a title twice',
    changed({ titles: [planPack2023.titles[0]!, planPack2023.titles[0]!] }),
  ],
  [
    'id_repeated',
    'error',
    'criteria[0].items',
    'an item twice',
    changed({ criteria: [{ ...first!, items: [first!.items[0]!, first!.items[0]!] }, ...others] }),
  ],
  [
    'id_repeated',
    'error',
    'calendar',
    'a year twice',
    changed({ calendar: [...planPack2023.calendar, planPack2023.calendar[0]!] }),
  ],
  [
    'prefixes_same',
    'warning',
    'plaquePrefix',
    'one prefix for both',
    changed({ plaquePrefix: planPack2023.certificatePrefix }),
  ],

  [
    'date_invalid',
    'error',
    'applicationDeadline',
    '31 April',
    changed({ applicationDeadline: '2023-04-31' }),
  ],
  [
    'date_invalid',
    'error',
    'phases[0].from',
    '29 February 2023',
    phases({ ...mobilisation, from: '2023-02-29' }, implementation, commendation),
  ],
  [
    'calendar_day_foreign',
    'error',
    'calendar[1]',
    'a day of another year',
    calendar({ holidays: ['2024-01-01', '2025-01-01'] }),
  ],
  [
    'calendar_contradiction',
    'error',
    'calendar[1]',
    'a holiday that is worked',
    calendar({ holidays: ['2024-02-10'], workingDays: ['2024-02-10'] }),
  ],
  [
    'calendar_incomplete',
    'error',
    'calendar[1]',
    'a year made up of one holiday, so that notices would be counted too short',
    calendar({ holidays: ['2024-01-01'], workingDays: [] }),
  ],
  [
    'calendar_make_up_day',
    'error',
    'calendar[1]',
    'a make-up day on a Wednesday',
    calendar({ workingDays: ['2024-02-21'] }),
  ],
  [
    'calendar_of_pack',
    'error',
    'calendar[1]',
    'a year arranged by the pack itself',
    calendar({ workingDays: ['2024-02-04'] }),
  ],
  ['phase_missing', 'error', 'phases', 'no commendation', phases(mobilisation, implementation)],
  [
    'phase_reversed',
    'error',
    'phases[0]',
    'a phase that ends before it begins',
    phases({ ...mobilisation, to: '2023-02-01' }, implementation, commendation),
  ],
  [
    'phase_overlap',
    'error',
    'phases[1]',
    'two phases on one day',
    phases({ ...mobilisation, to: '2023-04-01' }, implementation, commendation),
  ],
  [
    'phase_order',
    'error',
    'phases',
    'commendation before implementation',
    phases(
      mobilisation,
      { ...implementation, from: '2023-06-01', to: '2023-12-31' },
      { ...commendation, from: '2023-04-01', to: '2023-05-31' },
    ),
  ],
  [
    'deadline_outside_phases',
    'error',
    'applicationDeadline',
    'a deadline before all phases',
    changed({ applicationDeadline: '2023-02-28' }),
  ],
  [
    'deadline_outside_phases',
    'error',
    'applicationDeadline',
    'a deadline in the commendation',
    changed({ applicationDeadline: '2023-11-15' }),
  ],
  [
    'assessment_outside_phase',
    'error',
    'assessmentFrom',
    'visits before implementation',
    changed({ assessmentFrom: '2023-03-01' }),
  ],
  [
    'assessment_outside_phase',
    'error',
    'assessmentFrom',
    'visits that end before they begin',
    changed({ assessmentFrom: '2023-10-01', assessmentTo: '2023-09-01' }),
  ],
  [
    'deadline_after_assessment',
    'error',
    'applicationDeadline',
    'entries after the last visit',
    changed({ assessmentTo: '2023-04-28' }),
  ],
  [
    'calendar_missing',
    'warning',
    'calendar',
    'a last notice that may run into a year that nobody has arranged',
    phases(mobilisation, implementation, { ...commendation, to: '2026-12-31' }),
  ],
  [
    'deadline_on_holiday',
    'warning',
    'applicationDeadline',
    'a deadline on a holiday, as in the plan',
    planPack2023,
  ],
];

describe('The linter', () => {
  it.each(cases)(
    'says %s (%s at %s): %s'.replace(/%s at %s/, '%s, %s'),
    (code, severity, path, _fault, pack) => {
      const found = lint(pack).find((finding) => finding.code === code && finding.path === path);
      expect(found).toMatchObject({ code, severity, path });
      expect(found!.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(found!.en).toMatch(/^[^\u4e00-\u9fff]*[A-Za-z]/);
    },
  );
  it('has a pack here for every code that it knows', () => {
    const folder = new URL('.', import.meta.url);
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    const codes = sources.flatMap((name) =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(/'([a-z]+(?:_[a-z0-9]+)+)'/g)].map(
        ([, code]) => code!,
      ),
    );
    expect(new Set(codes)).toEqual(
      new Set([...cases.map(([code]) => code), ...triedElsewhere, 'too_few_entries', 'calendar_source']),
    );
  });
  it('lets a plan be frozen in its own March: what nobody has arranged yet only warns', () => {
    const missing = lint(phases(mobilisation, implementation, { ...commendation, to: '2027-12-31' })).filter(
      ({ code }) => code === 'calendar_missing',
    );
    expect(missing.map(({ severity, en }) => `${severity}: ${en.slice(0, 24)}`)).toEqual([
      'warning: The calendar of 2027 is ',
      'warning: The calendar of 2028 is ',
    ]);
    expect(lint(changed({ calendar: [] })).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
  it('judges any pack of valid shape, however odd, without failing', () => {
    const days = fc
      .date({ min: new Date('2022-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const odd = fc.record({
      applicationDeadline: days,
      assessmentFrom: days,
      assessmentTo: days,
      phases: fc.array(
        fc.record({
          id: fc.constantFrom('mobilisation', 'implementation', 'commendation'),
          from: days,
          to: days,
        }),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      calendar: fc.subarray(planPack2023.calendar),
      criteria: fc.subarray(planPack2023.criteria, { minLength: 1 }),
      indicators: fc.subarray(planPack2023.indicators),
      ties: fc.array(fc.constantFrom('onSite', 'firstCriterion', 'rank', 'runOff', 'draw')),
      places: fc.integer({ min: 1, max: 500 }),
      ballotStep: fc.constantFrom('0', '-0.5', '007', '0.3333', '100'),
    });
    fc.assert(
      fc.property(odd, ({ ballotStep, phases: drawn, ...changes }) => {
        const named = drawn.map((phase) => ({ ...phase, name: mobilisation.name }) as Phase);
        const pack = rulePackSchema.parse({ ...scoring({ ballotStep }), ...changes, phases: named });
        expect(Array.isArray(lint(pack))).toBe(true);
      }),
    );
  });
  it('puts errors before warnings', () => {
    const severities = lint(scoring({ floor: '101' })).map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
    expect(severities[0]).toBe('error');
  });
});

describe('The plan pack', () => {
  it('has no error, and two questions', () => {
    expect(lint(planPack2023).map(({ code, severity }) => [code, severity])).toEqual([
      ['names_differ', 'warning'],
      ['deadline_on_holiday', 'warning'],
    ]);
  });
});

describe('The pack of another city', () => {
  it('has no finding', () => {
    expect(lint(fiveCriteriaPack2024)).toEqual([]);
  });
});

describe('Too few entries', () => {
  it('are fewer than 1.2 for each place', () => {
    expect(warnTooFewEntries(planPack2023, 24)).toBeUndefined();
    expect(warnTooFewEntries(planPack2023, 23)).toMatchObject({
      code: 'too_few_entries',
      severity: 'warning',
      path: 'places',
    });
    expect(warnTooFewEntries({ places: 12 }, 15)).toBeUndefined();
    expect(warnTooFewEntries({ places: 12 }, 14)).toBeDefined();
  });
});
