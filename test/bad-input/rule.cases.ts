import { createHash } from 'node:crypto';
import {
  branchRow,
  candidates,
  canary,
  declarations,
  form,
  pack,
  scores,
  sealedBallot,
} from '../http/campaign.ts';
import type { TestCity } from '../http/city.ts';
import { freshKey } from '../http/client.ts';
import type { Account } from '../http/people.ts';
import type { Case } from './case.ts';

/**
 * Requests that are well formed and may not be done. They come in the order of the year: while lists are
 * written, sealed, late, and scored.
 */

function refused(
  name: string,
  account: Account,
  path: string,
  data: unknown,
  status: number,
  code: string,
  ...faults: string[]
): Case {
  return {
    name,
    send: ({ as }) => as[account].command(path, data),
    status,
    code,
    ...(faults.length > 0 && { faults }),
  };
}

const refusedBytes = new TextEncoder().encode('bytes whose upload is refused');

const b01 = 'recommendations/r2023.b01';
const drafted = (name: string, data: unknown, code: string, ...faults: string[]) =>
  refused(name, 'bo-b01-one', `${b01}/draft-recommendation`, data, 409, code, ...faults);
const ranked = (...ranks: number[]) => ({
  candidates: ranks.map((rank, index) => ({ branchId: `b01.00${index + 1}`, rank, reason: '综合评议' })),
});

const heading = 'branchId,name,unitName,unitType,fullMembers,probationaryMembers,officers,auxiliaries';
const row = (index: number, members = '7') =>
  `b01.${String(index).padStart(3, '0')},支部${index},所${index},policeStation,${members},1,20,30`;
const csv = (rows: readonly string[]) => [heading, ...rows].join('\n');
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index + 100));

function imported(
  name: string,
  text: string | Uint8Array,
  status: number,
  code: string,
  faults?: readonly string[],
  kind = 'branches',
): Case {
  const send = ({ as }: TestCity) =>
    as['op-city'].send('POST', `/api/v1/imports/organisation?kind=${kind}`, text, {
      'content-type': 'text/csv',
      'idempotency-key': freshKey(),
    });
  return { name, send, status, code, ...(faults && { faults }) };
}

export const whileOpen: readonly Case[] = [
  drafted('a rank given twice', ranked(1, 1), 'rank_repeated', '/candidates rank_repeated'),
  drafted('a rank left out', ranked(1, 3), 'rank_gap', '/candidates rank_gap'),
  drafted('six candidates for five places', ranked(1, 2, 3, 4, 5, 6), 'over_quota', '/candidates over_quota'),
  drafted(
    'a branch of another bureau',
    candidates('b01.001', 'b02.001'),
    'not_own_branch',
    '/candidates not_own_branch',
  ),
  drafted('a branch that is not', candidates('b01.999'), 'unit_unknown', '/candidates unit_unknown'),
  drafted(
    'a branch named twice',
    candidates('b01.001', 'b01.001'),
    'branch_repeated',
    '/candidates branch_repeated',
  ),
  refused(
    'another bureau’s list',
    'bo-b01-one',
    'recommendations/r2023.b02/draft-recommendation',
    candidates('b02.001'),
    403,
    'out_of_scope',
  ),
  refused(
    'a list of an organ',
    'op-city',
    'recommendations/r2023.o20/draft-recommendation',
    candidates('o20.001'),
    403,
    'forbidden',
  ),
  refused(
    'an empty list sealed',
    'bo-b01-one',
    `${b01}/seal-recommendation`,
    { minutesNumber: '5号' },
    409,
    'list_empty',
  ),
  refused(
    'a self-nomination of a county branch',
    'bs-b01',
    'applications/r2023.b01.001/self-nominate',
    { reason: '自荐' },
    409,
    'not_an_organ',
  ),
  refused(
    'a form without a plan',
    'bs-b01',
    'applications/r2023.b01.001/submit-application',
    { form, declarations },
    409,
    'plan_missing',
  ),
  refused(
    'a report that names a file nobody stored',
    'bs-b01',
    'participations/r2023.b01.001/report-progress',
    { kind: 'progress', title: '四月进展', report: '按计划推进', attachments: ['7'.repeat(64)] },
    409,
    'file_unknown',
    '/attachments/0 file_unknown',
  ),
  refused(
    'a draft whose form names a file nobody stored',
    'bs-b01',
    'applications/r2023.b01.001/draft-application',
    { form: { attachments: ['7'.repeat(64)] } },
    409,
    'file_unknown',
    '/form/attachments/0 file_unknown',
  ),
  {
    name: 'a draft whose form names a file whose upload was refused',
    send: async ({ as: { 'bs-b01': secretary } }) => {
      const query = 'campaign=r1999&unit=b01.001&name=late.pdf&mediaType=application/pdf';
      const headers = { 'idempotency-key': freshKey(), 'content-type': 'application/octet-stream' };
      const { status } = await secretary.send('POST', `/api/v1/attachments?${query}`, refusedBytes, headers);
      if (status !== 404) throw new Error(`the upload was answered with ${status}`);
      const attachments = [createHash('sha256').update(refusedBytes).digest('hex')];
      return secretary.command('applications/r2023.b01.001/draft-application', { form: { attachments } });
    },
    status: 409,
    code: 'file_unknown',
    faults: ['/form/attachments/0 file_unknown'],
  },
  refused(
    'a branch registered twice',
    'op-city',
    'organisations/city/register-branch',
    branchRow('b01.001'),
    409,
    'already_exists',
    '/branchId already_exists',
  ),
  refused(
    'a campaign that is not',
    'bo-b01-one',
    'recommendations/r1999.b01/draft-recommendation',
    candidates('b01.001'),
    409,
    'wrong_state',
  ),
  refused(
    'a login that is taken',
    'system-administrator',
    'accounts/somebody/create-account',
    { login: 'op-city', personId: 'P-op-city', language: 'zh' },
    409,
    'login_taken',
    '/login login_taken',
  ),
  refused(
    'a role granted that nobody asked for',
    'security-administrator',
    'accounts/op-city/grant-role',
    { role: 'committee' },
    409,
    'role_not_requested',
  ),
  imported(
    'a table of 700 rows with one bad',
    csv([...rows(350), row(900, 'seven'), ...rows(700).slice(351)]),
    422,
    'import_invalid',
    ['/rows/351/fullMembers row'],
  ),
  imported('a table that is broken', `${heading}\n"b01.100`, 422, 'import_invalid', ['/rows/1 csv_form']),
  imported('a table without rows', '{}', 422, 'import_invalid'),
  imported('a table of nothing known', 'a,b\n1,2', 422, 'import_invalid'),
  imported('a table in broken UTF-8', new Uint8Array([0x61, 0xff]), 400, 'malformed'),
  imported(
    'a kind of table that is not',
    csv(rows(1)),
    400,
    'invalid_input',
    ['?kind invalid_value'],
    'people',
  ),
  {
    name: 'a table sent as JSON',
    send: ({ as }) =>
      as['op-city'].post('imports/organisation?kind=branches', {}, { 'idempotency-key': freshKey() }),
    status: 415,
    code: 'unsupported_media_type',
  },
  {
    name: 'a file of a kind that is not taken',
    send: ({ as }) =>
      as['bs-b01'].send(
        'POST',
        '/api/v1/attachments?campaign=r2023&unit=b01.001&name=a.exe&mediaType=application/x-msdownload',
        'MZ',
        {
          'content-type': 'application/octet-stream',
          'idempotency-key': freshKey(),
        },
      ),
    status: 415,
    code: 'attachment_type',
    faults: ['?mediaType attachment_type'],
  },
  {
    name: 'a name and password that do not fit',
    send: ({ anonymous }) => anonymous.post('session', { login: 'op-b01', password: 'guess' }),
    status: 401,
    code: 'login_failed',
  },
  {
    name: 'a login with a field too many',
    send: ({ anonymous }) =>
      anonymous.post('session', { login: 'op-b01', password: 'guess', role: 'operator' }),
    status: 400,
    code: 'invalid_input',
    faults: ['/role unknown_field'],
  },
];

export const whileSealed: readonly Case[] = [
  refused(
    'a second seal',
    'bo-b01-one',
    `${b01}/seal-recommendation`,
    { minutesNumber: '6号' },
    409,
    'already_sealed',
  ),
  refused(
    'a draft over the seal',
    'bo-b01-one',
    `${b01}/draft-recommendation`,
    candidates('b01.002'),
    409,
    'already_sealed',
  ),
  refused(
    'a form accepted before the list is final',
    'op-city',
    'applications/r2023.b01.001/accept-application',
    {},
    409,
    'list_not_final',
  ),
];

export const afterDeadline: readonly Case[] = [
  refused(
    'a self-nomination after the deadline',
    'bs-o20',
    'applications/r2023.o20.001/self-nominate',
    { reason: '自荐' },
    409,
    'wrong_state',
  ),
  refused(
    'a recall after the deadline',
    'bo-b01-one',
    `${b01}/recall-recommendation`,
    { reason: '重排' },
    409,
    'list_final',
  ),
  refused(
    'a form after the deadline',
    'bs-o21',
    'applications/r2023.o21.001/draft-application',
    { form: {} },
    409,
    'deadline_passed',
  ),
];

const { expert, branchId, stage } = sealedBallot;
const ballot = `ballots/r2023.${stage}.${branchId}.${expert}/seal-ballot`;
const sheet = (name: string, data: unknown, code: string, ...faults: string[]) =>
  refused(name, expert, ballot, data, 409, code, ...faults);
const [first, ...rest] = scores('88');
const withFirst = (score: string) => ({ scores: [{ ...first!, score }, ...rest] });

export const whileScoring: readonly Case[] = [
  sheet('a score above the scale', withFirst('100.3'), 'score_range', '/scores/0/score score_range'),
  sheet('a score between the steps', withFirst('88.3'), 'score_step', '/scores/0/score score_step'),
  sheet('a criterion left out', { scores: rest }, 'criterion_missing', '/scores criterion_missing'),
  sheet(
    'a criterion scored twice',
    { scores: [first, first, ...rest] },
    'criterion_repeated',
    '/scores criterion_repeated',
  ),
  sheet(
    'an extreme score without a reason',
    withFirst('40'),
    'extreme_reason_missing',
    '/reason extreme_reason_missing',
  ),
  refused(
    'a score as a number',
    expert,
    ballot,
    { scores: [{ ...first, score: 88 }] },
    400,
    'invalid_input',
    '/scores/0/score invalid_type',
  ),
  refused('another expert’s ballot', 'ex-two', ballot, { scores: scores(canary.score) }, 403, 'out_of_scope'),
  refused(
    'a ballot on the own unit',
    'ex-b01',
    `ballots/r2023.${stage}.b01.001.ex-b01/seal-ballot`,
    { scores: scores('88') },
    403,
    'recused',
  ),
  refused(
    'a presentation scored before it was held',
    expert,
    `ballots/r2023.presentation.${branchId}.${expert}/seal-ballot`,
    { scores: scores('88') },
    409,
    'wrong_state',
  ),
  refused(
    'a clearance of the own unit',
    'di-b01',
    'integrity/b01.001/certify-integrity',
    { certificateNumber: 'L' },
    403,
    'own_unit',
  ),
  refused(
    'an acceptance of the own unit',
    'op-b01',
    'applications/r2023.b01.001/accept-application',
    {},
    403,
    'own_unit',
  ),
  refused(
    'an investigation without evidence',
    'di-city',
    'integrity/b02.001/open-investigation',
    { caseId: 'c1', allegation: '反映', evidence: { documents: [], attachments: [] } },
    409,
    'evidence_missing',
  ),
  refused('the opening while a stage is open', 'op-city', 'panels/r2023/open-ballots', {}, 409, 'stage_open'),
  refused(
    'a ranking of sealed ballots',
    'op-city',
    'rankings/r2023/compute-ranking',
    {},
    409,
    'ballots_sealed',
  ),
  refused(
    'a naming without a ranking',
    'op-city',
    'namings/r2023/request-naming',
    { documentNumber: '1号' },
    409,
    'ranking_unconfirmed',
  ),
  refused(
    'a rule pack changed under scoring',
    'op-city',
    'campaigns/r2023/amend-rule-pack',
    { rulePack: { ...pack, places: 19 }, reason: '增减名额' },
    409,
    'scoring_locked',
  ),
];
