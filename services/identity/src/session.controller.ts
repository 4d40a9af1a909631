import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, type Type } from '@nestjs/common';
import {
  type AccessRow,
  type Gate,
  parsed,
  Problem,
  type ServiceRuntime,
  sessionCookie,
  type Tokens,
  credentials,
  grantsAt,
} from '@laurel/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Attempt, changePassword, closeSession, openSession, SignInRefused, type SignInShell, usualSessionHours } from './sign-in.ts';
import { SignInLimits, usualLimits } from './sign-in-limits.ts';

export const loginBody = z.strictObject({ login: z.string().min(1).max(60), password: z.string().min(1).max(200) });
export const passwordBody = z.strictObject({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) });

/** A rehearsal's clock runs through a year in a minute; nobody wants to sign in again every second. */
const rehearsalSessionHours = 24 * 366;

type Reply = FastifyReply & {
  setCookie(name: string, value: string, options: object): unknown;
  clearCookie(name: string, options: object): unknown;
};

/** `/api/v1/session`: sign in (cookie and bearer token alike), who am I, sign out, change of password. */
export function sessionController(runtime: ServiceRuntime, gate: Gate, tokens: Tokens): Type {
  const shell = signInShell(runtime, tokens);
  const attempt = (request: FastifyRequest): Attempt => {
    const commandId = gate.recordId(request);
    return { commandId, instant: gate.instant(request), address: request.ip, secret: gate.secretOf(commandId) };
  };
  @Controller('api/v1/session')
  class SessionController {
    @Post()
    @HttpCode(200)
    async open(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply) {
      const { login, password } = parsed(loginBody, body);
      const opened = await refusedAsProblem(() => openSession(shell, login, password, attempt(request)));
      // A duration, not a date: in a rehearsal the browser's clock is not the city's.
      const maxAge = Math.floor((Date.parse(opened.expiresAt) - Date.parse(runtime.surroundings.clock.now())) / 1000);
      reply.setCookie(sessionCookie, opened.token, { ...cookieOptions(request), maxAge });
      void reply.header('x-event-position', String(opened.position));
      return {
        token: opened.token,
        csrfToken: tokens.csrf(opened.token),
        expiresAt: opened.expiresAt,
        mustChangePassword: opened.mustChangePassword,
        account: profile(opened.account, runtime),
      };
    }

    @Get()
    async who(@Req() request: FastifyRequest) {
      const { account } = await gate.signedIn(request);
      return {
        csrfToken: tokens.csrf(credentials(request)!),
        mustChangePassword: account.mustChangePassword,
        account: profile(account, runtime),
      };
    }

    @Delete()
    @HttpCode(200)
    async close(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply) {
      const { account, sessionId } = await gate.signedIn(request);
      const { position } = await closeSession(shell, sessionId, account, attempt(request));
      reply.clearCookie(sessionCookie, { path: '/' });
      void reply.header('x-event-position', String(position));
      return { closed: true };
    }

    @Post('password')
    @HttpCode(200)
    async password(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply) {
      const signedIn = await gate.signedIn(request);
      const passwords = parsed(passwordBody, body);
      const { position } = await refusedAsProblem(() => changePassword(shell, signedIn, passwords, attempt(request)));
      void reply.header('x-event-position', String(position));
      return { changed: true };
    }
  }

  return SessionController;
}

function signInShell(runtime: ServiceRuntime, tokens: Tokens): SignInShell {
  return {
    // A new one for each attempt: what it answers includes everything said before.
    get read() {
      return runtime.commander.reader('sign-in');
    },
    execute: (ask) => runtime.execute(ask),
    tokens,
    limits: new SignInLimits(usualLimits),
    sessionHours: runtime.surroundings.clock.mode === 'rehearsal' ? rehearsalSessionHours : usualSessionHours,
  };
}

async function refusedAsProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    if (error.reason === 'locked') throw new Problem('too_many', [], { 'retry-after': String(error.retryAfterSeconds ?? 1) });
    throw new Problem('login_failed');
  }
}

function cookieOptions(request: FastifyRequest): object {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' };
}

/** Who is signed in, as the page shows it. */
function profile(account: AccessRow, runtime: ServiceRuntime) {
  const { accountId, login, name, language, unitId } = account;
  const roles = grantsAt(account, runtime.surroundings.clock.now()).map(({ role, unitId: unit, onBehalfOf }) => ({
    role,
    ...(unit !== undefined && { unitId: unit }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
  }));
  return { accountId, login, name, language, ...(unitId !== undefined && { unitId }), roles };
}
