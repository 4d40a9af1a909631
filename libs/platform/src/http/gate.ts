import { randomUUID } from 'node:crypto';
import {
  acts,
  type AggregateContract,
  events as eventContracts,
  parseId,
  type Reading,
  type ReadScope,
  recusableRoles,
  type Role,
} from '@laurel/contracts';
import { type Actor, type Condition, DuplicateCommand, Rejected } from '@laurel/core';
import type { FastifyRequest } from 'fastify';
import { type AccessRow, accessView } from '../access/access.view.ts';
import { authorise, grantsAt, ownUnits, unitsConcerned } from '../access/authorise.ts';
import { isSignedIn, type SessionRow, sessionsView } from '../access/sessions.view.ts';
import type { Tokens } from '../access/token.ts';
import { derivedId, keyed } from '../derived.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import { Problem } from './problem.ts';
import { header, instantOf, keyOf, roleOf } from './request.ts';

/** How long a request waits for the news that its own session was opened. */
const freshLoginMs = 3_000;

export const sessionCookie = 'laurel-session';

/** What a reader sees of one view: which rows, which fields not, and under which role. */
export interface Sight {
  readonly where: readonly Condition[];
  readonly hidden: readonly string[];
  /** Fields the reader may filter and sort by. */
  readonly visible: readonly string[];
  readonly account?: AccessRow;
  readonly role: Role | 'public';
  readonly resource: string;
}

/** Who asks, and what they may: the one place where HTTP meets the policy table. Every service has its own, from its own copy of who may act. */
export class Gate {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly tokens: Tokens,
  ) {}

  /** The account of a request; throws `unauthenticated` or `password_change_required`. */
  async account(request: FastifyRequest): Promise<AccessRow> {
    const { account } = await this.signedIn(request);
    if (account.mustChangePassword) throw new Problem('password_change_required');
    return account;
  }

  /** Who is signed in, also with a password that must be changed first; throws `unauthenticated`. */
  async signedIn(request: FastifyRequest): Promise<{ account: AccessRow; sessionId: string }> {
    const known = await this.#known(request);
    if (!known) throw new Problem('unauthenticated');
    (request as FastifyRequest & { laurelAccount?: string }).laurelAccount = known.account.accountId;
    return known;
  }

  instant(request: FastifyRequest): string {
    return instantOf(request, this.runtime.surroundings.clock);
  }

  /**
   * The id of what a request leaves on record beside commands: a look, an attempt to sign in. Drawn in production, so that nobody can name the same
   * twice and have the second go unrecorded; in a rehearsal the one it brings, so that the same seed gives the same record.
   */
  recordId(request: FastifyRequest): string {
    if (this.runtime.surroundings.clock.mode === 'production') return randomUUID();
    return keyOf(request) ?? request.id;
  }

  /** Bytes that belong to one command, as facts get them too. */
  secretOf(commandId: string): (purpose: string) => string {
    return (purpose) => keyed(this.runtime.surroundings.secretKey, `${commandId}/${purpose}`);
  }

  /** The actor under whom the account may do this; throws Rejected `forbidden`, `out_of_scope`, `own_unit`, `not_found`. */
  authorise(request: FastifyRequest, account: AccessRow, type: string, aggregate: AggregateContract, id: string, data: object): Actor {
    const parts = parseId(aggregate, id);
    if (!parts) throw new Rejected('not_found', {}, 'id');
    const wanted = roleOf(request);
    const decision = authorise(acts[type]!, account, {
      units: unitsConcerned(parts.unit, data),
      ...(parts.account !== undefined && { account: parts.account }),
      instant: this.runtime.surroundings.clock.now(),
      ...(wanted !== undefined && { role: wanted }),
    });
    if ('refused' in decision) throw new Rejected(decision.refused);
    (request as FastifyRequest & { laurelRole?: string }).laurelRole = decision.actor.role;
    return decision.actor;
  }

  /** What the reader sees of a view; throws `unauthenticated`, or Rejected `forbidden` when no role of the reader sees any of it. */
  async sight(request: FastifyRequest, reading: Reading): Promise<Sight> {
    const account = reading.scopes.public && !hasCredentials(request) ? undefined : await this.account(request);
    const now = this.runtime.surroundings.clock.now();
    const grants = account ? grantsAt(account, now) : [];
    const wanted = roleOf(request);
    const held = [...new Set(grants.map(({ role }) => role))].filter((role) => wanted === undefined || role === wanted);
    const order = ['all', 'notRecused', 'foreign', 'reader', 'mine', 'self'];
    const role = held
      .filter((candidate) => reading.scopes[candidate])
      .sort((a, b) => order.indexOf(reading.scopes[a]!) - order.indexOf(reading.scopes[b]!))[0];
    if (!role && !reading.scopes.public) throw new Rejected('forbidden');
    const seen = role ?? 'public';
    const units = grants.filter((grant) => grant.role === role).flatMap(({ unitId }) => unitId ?? []);
    const hidden = Object.entries(reading.only ?? {}).flatMap(([field, roles]) =>
      seen !== 'public' && roles.includes(seen) ? [] : [field],
    );
    const away = account ? keepingAway(reading, reading.scopes[seen]!, account, [...new Set(grants.map(({ role }) => role))], now) : [];
    return {
      where: [...scopeCondition(reading.scopes[seen]!, account, units, seen), ...away],
      hidden,
      visible: reading.indexes.filter((field) => !hidden.includes(field)),
      ...(account && { account }),
      role: seen,
      resource: request.url,
    };
  }

  /** An auditor's look is itself a record, stored before the answer is given. */
  async recordRead(request: FastifyRequest, sight: Sight, rows: number, asOf: string | undefined): Promise<void> {
    if (sight.role !== 'auditor' && sight.role !== 'auditAdministrator') return;
    const account = sight.account!;
    const commandId = this.recordId(request);
    const stream = `reads-${account.accountId}`;
    const { events } = this.runtime.surroundings.engine;
    const recorded = events.append(
      stream,
      'any',
      [
        {
          id: derivedId(`${stream}/${this.runtime.definition.name}/${commandId}`),
          type: 'RecordRead',
          schemaVersion: eventContracts['RecordRead']!.version,
          time: this.instant(request),
          actor: { account: account.accountId, person: account.personId, role: sight.role },
          commandId,
          payloadHash: '',
          correlationId: commandId,
          data: { accountId: account.accountId, resource: sight.resource.slice(0, 300), rows, ...(asOf !== undefined && { asOf }) },
        },
      ],
      { commandId },
    );
    // A rehearsal may name the same id again; its look is on record.
    await recorded.catch((error: unknown) => {
      if (!(error instanceof DuplicateCommand)) throw error;
    });
  }

  async #known(request: FastifyRequest): Promise<{ account: AccessRow; sessionId: string } | undefined> {
    const token = credentials(request);
    const claims = token === undefined ? undefined : await this.tokens.verify(token, this.runtime.surroundings.clock.now());
    if (!claims) return undefined;
    const session = await this.#session(claims.sessionId);
    const account = await this.runtime.rows.get(accessView, claims.accountId);
    return account && isSignedIn(session, account, this.runtime.surroundings.clock.now())
      ? { account, sessionId: claims.sessionId }
      : undefined;
  }

  /**
   * The session of a token we signed. A fresh login may not be shown yet, or its news may still be on its way from identity: what is in the log is waited
   * for, and more of it for a moment.
   */
  async #session(sessionId: string): Promise<SessionRow | undefined> {
    const { projector, rows, surroundings } = this.runtime;
    const known = await rows.get(sessionsView, sessionId);
    if (known) return known;
    await projector.reach(await surroundings.engine.events.head());
    const giveUpAt = Date.now() + freshLoginMs;
    for (;;) {
      const { position } = projector;
      const session = await rows.get(sessionsView, sessionId);
      if (session || Date.now() >= giveUpAt) return session;
      await projector.reach(position + 1, giveUpAt - Date.now()).catch(() => undefined);
    }
  }
}

/** The token of a request: a bearer token, or the session cookie. */
export function credentials(request: FastifyRequest): string | undefined {
  const authorization = header(request, 'authorization');
  return authorization?.startsWith('Bearer ')
    ? authorization.slice(7)
    : (request as FastifyRequest & { cookies: Record<string, string | undefined> }).cookies[sessionCookie];
}

function hasCredentials(request: FastifyRequest): boolean {
  return credentials(request) !== undefined;
}

function scopeCondition(scope: string, account: AccessRow | undefined, units: readonly string[], role: string): Condition[] {
  switch (scope) {
    case 'mine':
      return [{ field: 'unitId', within: units }];
    case 'self':
      return [{ field: 'accountId', equals: account!.accountId }];
    case 'reader':
      return [{ field: 'readers', has: role }];
    default:
      return [];
  }
}

/**
 * What the reader is recused from, in whatever role. A person is recused, not a role: one that sees everything does not open what another one keeps
 * shut (PROCESS.md 1.17). What is read as one's own unit stays open.
 */
function keepingAway(reading: Reading, scope: ReadScope, account: AccessRow, roles: readonly Role[], now: string): Condition[] {
  if (scope === 'mine' || scope === 'self') return [];
  const scopes = roles.map((role) =>
    reading.scopes[role] === 'reader' && recusableRoles.includes(role) ? 'foreign' : reading.scopes[role],
  );
  const unit = 'unitId' in reading.row.shape ? 'unitId' : 'branchId';
  const apart: Condition = { field: unit, apartFrom: ownUnits(account, now) };
  if (scopes.includes('notRecused')) return [{ field: 'recused', hasNot: account.accountId }, apart];
  return scopes.includes('foreign') ? [apart] : [];
}
