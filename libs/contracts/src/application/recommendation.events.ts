import { z } from 'zod';
import { ofCandidate } from '../expects.ts';
import { every, officersOf, secretaries, secretary } from '../audience.ts';
import { event } from '../contract.ts';
import { officials } from '../permission.ts';
import { branchId, day, documentNumber, text, version } from '../values.ts';
import { below, entry, list, names } from './shared.ts';

const candidates = z.array(z.strictObject({ branchId, rank: version, reason: text(500) })).max(20);

/** The events of a ranked list, from its draft to its end. */
export const recommendationEvents = {
  RecommendationDrafted: event({
    version: 1,
    body: { ...list, candidates },
    readBy: [],
    to: 'draft',
    words: { zh: '已起草推荐名单', en: 'the list was drafted' },
  }),

  CandidateRecommended: event({
    version: 1,
    body: { ...entry, ...names, rank: version, of: version, reason: text(500) },
    readBy: officials,
    to: 'sealed',
    expects: ofCandidate,
    words: { zh: '已推荐参评对象', en: 'a candidate was recommended' },
    tells: {
      template: 'recommended',
      zh: '{unit}已被推荐，请在截止前提交申报表。',
      en: '{unit} was recommended. Submit the application form before the deadline.',
      to: ({ branchId }) => [secretary(branchId)],
    },
  }),

  /** By the rule pack the entries were named below; this says where, and for what. */
  WinnerHandedUp: event({
    version: 1,
    body: { ...entry, below: z.strictObject(below) },
    readBy: officials,
    words: { zh: '已上报下级命名支部', en: 'a branch that was named below was handed up' },
    sample: {
      ...{ campaignId: 'p2024', branchId: 'b03.017', bureauId: 'c1' },
      below: {
        ...{ campaignId: 'r2023', rank: 3, finalScore: '455/5' },
        ...{ namedOn: '2023-12-14', certificateNumber: 'C-1' },
      },
    },
  }),

  RecommendationSealed: event({
    version: 1,
    body: {
      ...list,
      minutesNumber: documentNumber,
      branchIds: z.array(branchId),
      seal: version,
      deadline: day,
    },
    readBy: officials,
    to: 'sealed',
    words: { zh: '已封存推荐名单', en: 'the list was sealed' },
    tells: {
      template: 'list-sealed',
      zh: '{unit}的推荐名单已封存。',
      en: 'The list of {unit} was sealed.',
      to: ({ bureauId }) => [every('operator'), officersOf(bureauId)],
    },
  }),

  NoCandidateRecommended: event({
    version: 1,
    body: { ...list, reason: text(500), minutesNumber: documentNumber },
    readBy: officials,
    to: 'none',
    words: { zh: '已申报“无”', en: 'the bureau recommended none' },
    tells: {
      template: 'list-none',
      zh: '{unit}申报无推荐对象。',
      en: '{unit} declared that it recommends none.',
      to: ({ bureauId }) => [every('operator'), officersOf(bureauId)],
    },
  }),

  RecommendationRecalled: event({
    version: 1,
    body: { ...list, reason: text(500), branchIds: z.array(branchId) },
    readBy: officials,
    to: 'draft',
    words: { zh: '已撤回推荐名单', en: 'the list was recalled' },
    tells: {
      template: 'list-recalled',
      zh: '{unit}的推荐名单已撤回，重新封存前不作数。',
      en: 'The list of {unit} was recalled; it counts again once it is sealed anew.',
      to: ({ bureauId, branchIds }) => [...secretaries(branchIds), officersOf(bureauId), every('operator')],
    },
  }),

  RecommendationLapsed: event({
    version: 1,
    body: list,
    readBy: officials,
    to: 'lapsed',
    words: { zh: '推荐名单已逾期', en: 'the list lapsed' },
    tells: {
      template: 'list-lapsed',
      zh: '{unit}截止前未报送推荐名单，视为放弃。',
      en: '{unit} sent no list before the deadline; it has lapsed.',
      to: ({ bureauId }) => [officersOf(bureauId), every('operator')],
    },
  }),

  RecommendationFinalised: event({
    version: 1,
    body: { ...list, branchIds: z.array(branchId) },
    readBy: officials,
    to: 'final',
    words: { zh: '推荐名单已定稿', en: 'the list became final' },
    tells: {
      template: 'list-final',
      zh: '{unit}的推荐名单已定稿。',
      en: 'The list of {unit} is final.',
      to: ({ bureauId, branchIds }) => [officersOf(bureauId), ...secretaries(branchIds)],
    },
  }),

  RecommendationReopened: event({
    version: 1,
    body: { ...list, until: day },
    readBy: officials,
    to: { oneOf: ['empty', 'draft', 'sealed', 'none'], of: (_data, before) => before.at(-2)! },
    words: { zh: '已重新开放推荐名单', en: 'the list was reopened' },
    tells: {
      template: 'list-reopened',
      zh: '{unit}的推荐名单重新开放至 {until}。',
      en: 'The list of {unit} is open again until {until}.',
      to: ({ bureauId }) => [officersOf(bureauId)],
    },
  }),
};
