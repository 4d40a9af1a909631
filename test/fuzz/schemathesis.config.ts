import type { Role } from '@laurel/contracts';
import { dictionary } from './ids.ts';

/**
 * Statuses by which a sound request may be refused: by the state of things, or by what a schema cannot say
 * (rows of a table).
 */
const refusals = ['2xx', 401, 403, 404, 409, 412, 422, 429];
/** A missing If-Match is 428 (RFC 6585). */
const lacking = [400, 401, 403, 406, 415, 422, 428];
/** How often an id is one that there is. */
const known = 0.7;

/** schemathesis.toml for one role: who asks, and ids that the city knows. */
export function configuration(role: Role, token: string): string {
  const text = JSON.stringify;
  return [
    'continue-on-failure = true',
    `headers = { Authorization = ${text(`Bearer ${token}`)}, X-Role = ${text(role)} }`,
    '[dictionaries.ids]',
    `values = ${text(dictionary)}`,
    '[dictionaries.versions]',
    `values = ${text(['*', '"v0"', '"v1"', '"v2"'])}`,
    '[parameters]',
    ...['path.id', 'path.key'].map(
      (name) => `${text(name)} = { dictionary = "ids", probability = ${known} }`,
    ),
    `"header.If-Match" = { dictionary = "versions", probability = 0.9 }`,
    '[checks.positive_data_acceptance]',
    `expected-statuses = ${text(refusals)}`,
    '[checks.missing_required_header]',
    `expected-statuses = ${text(lacking)}`,
    '',
  ].join('\n');
}
