import type { FastifyRequest } from 'fastify';
import { type Role, roleNames, values } from '@laurel/contracts';
import { Rejected } from '@laurel/core';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { RehearsalClock } from '../clock.ts';
import { type Fault, faultsOf, Problem } from './problem.ts';

const uuid = z.uuid();
/** An instant that a rehearsal may be moved to: not so far that what is counted from it has no date. */
export const rehearsalInstant = values.instant.regex(/^2[01]/);

/** The value of a header, the first if repeated. */
export function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function fault(pointer: string, code: string, zh: string, en: string): Fault {
  return { pointer, code, zh, en };
}

/** Parses the input by its schema; throws the problem that lists everything wrong with it. */
export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  prefix = '',
): z.infer<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw new Problem('invalid_input', faultsOf(result.error.issues, prefix));
  return result.data;
}

/** The Idempotency-Key, if it is a UUID. */
export function keyOf(request: FastifyRequest): string | undefined {
  return uuid.safeParse(header(request, 'idempotency-key')).data?.toLowerCase();
}

/** The command's id: the Idempotency-Key, a UUID that every command carries. */
export function commandIdOf(request: FastifyRequest): string {
  const key = keyOf(request);
  if (key !== undefined) return key;
  throw new Problem('invalid_input', [
    fault(
      'Idempotency-Key',
      'uuid_required',
      '每个命令须带 Idempotency-Key（UUID）。',
      'Every command carries an Idempotency-Key, a UUID.',
    ),
  ]);
}

/** The stream version the caller saw; undefined for `*`. */
export function expectedVersionOf(request: FastifyRequest): number | undefined {
  const match = header(request, 'if-match');
  if (match === undefined) throw new Problem('precondition_required');
  if (match === '*') return undefined;
  const version = /^"v(\d{1,9})"$/.exec(match)?.[1];
  if (version !== undefined) return Number(version);
  throw new Problem('invalid_input', [
    fault('If-Match', 'version_form', 'If-Match 应为 "v3" 或 *。', 'If-Match is "v3" or *.'),
  ]);
}

/** The role that a person with several asks to act in. */
export function roleOf(request: FastifyRequest): Role | undefined {
  const asked = header(request, 'x-role');
  if (asked === undefined || (roleNames as readonly string[]).includes(asked))
    return asked as Role | undefined;
  throw new Problem('invalid_input', [
    fault(
      'X-Role',
      'role_unknown',
      `X-Role 应为下列角色之一：${roleNames.join('、')}。`,
      `X-Role is one of the roles: ${roleNames.join(', ')}.`,
    ),
  ]);
}

/**
 * The instant of a request: the machine's in production; in rehearsal the one it brings, which also moves the
 * clock.
 */
export function instantOf(request: FastifyRequest, clock: Clock): string {
  const brought = header(request, 'x-rehearsal-instant');
  if (!(clock instanceof RehearsalClock)) {
    if (brought === undefined) return clock.now();
    throw new Problem('invalid_input', [
      fault(
        'X-Rehearsal-Instant',
        'not_in_rehearsal',
        '正式环境不接受演练时刻。',
        'Only a rehearsal takes an instant from the request.',
      ),
    ]);
  }
  if (brought === undefined) return clock.now();
  const { data: read } = rehearsalInstant.safeParse(brought);
  if (read === undefined) {
    throw new Problem('invalid_input', [
      fault(
        'X-Rehearsal-Instant',
        'instant_form',
        '时刻格式应为 2023-04-01T00:00:00.000Z。',
        'An instant looks like 2023-04-01T00:00:00.000Z.',
      ),
    ]);
  }
  if (read < clock.now())
    throw new Rejected('instant_in_past', { clock: clock.now() }, 'X-Rehearsal-Instant');
  clock.moveTo(read);
  return read;
}

/** The language for titles: Chinese unless English is preferred. */
export function languageOf(request: FastifyRequest): 'zh' | 'en' {
  const first = header(request, 'accept-language')?.split(',')[0]?.trim().toLowerCase();
  return first?.startsWith('en') ? 'en' : 'zh';
}
