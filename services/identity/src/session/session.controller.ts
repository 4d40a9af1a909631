import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  type AccessRow,
  Answer,
  type Clock,
  CLOCK,
  CommandDispatcher,
  Commander,
  credentials,
  grantsAt,
  instantOf,
  Problem,
  Public,
  recordIdOf,
  SchemaPipe,
  SECRET_KEY,
  secretsOf,
  sessionCookie,
  type SignedIn,
  SignedInOnly,
  Tokens,
  Visitor,
} from '@laurel/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type Attempt,
  changePassword,
  closeSession,
  openSession,
  SignInRefused,
  type SignInShell,
  usualSessionHours,
} from '../signing-in/sign-in.ts';
import { SignInLimits, usualLimits } from '../signing-in/sign-in-limits.ts';

export const loginBody = z.strictObject({
  login: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
});
export const passwordBody = z.strictObject({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});

/** A rehearsal's clock runs through a year in a minute; nobody wants to sign in again every second. */
const rehearsalSessionHours = 24 * 366;

type Reply = FastifyReply & {
  setCookie(name: string, value: string, options: object): unknown;
  clearCookie(name: string, options: object): unknown;
};

/** `/api/v1/session`: sign in (cookie and bearer token alike), who am I, sign out, change of password. */
@Controller('api/v1/session')
export class SessionController {
  readonly #shell: SignInShell;

  constructor(
    private readonly tokens: Tokens,
    commander: Commander,
    dispatcher: CommandDispatcher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SECRET_KEY) private readonly secretKey: Uint8Array,
  ) {
    this.#shell = {
      // A new one for each attempt: what it answers includes everything said before.
      get read() {
        return commander.reader('sign-in');
      },
      execute: (ask) => dispatcher.execute(ask),
      tokens,
      limits: new SignInLimits(usualLimits),
      sessionHours: clock.mode === 'rehearsal' ? rehearsalSessionHours : usualSessionHours,
    };
  }

  @Post()
  @HttpCode(200)
  @Public()
  async open(
    @Body(new SchemaPipe(loginBody)) { login, password }: z.infer<typeof loginBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Answer> {
    const opened = await refusedAsProblem(() =>
      openSession(this.#shell, login, password, this.#attempt(request)),
    );
    // A duration, not a date: in a rehearsal the browser's clock is not the city's.
    const maxAge = Math.floor((Date.parse(opened.expiresAt) - Date.parse(this.clock.now())) / 1000);
    reply.setCookie(sessionCookie, opened.token, { ...cookieOptions(request), maxAge });
    return new Answer({
      token: opened.token,
      csrfToken: this.tokens.csrf(opened.token),
      expiresAt: opened.expiresAt,
      mustChangePassword: opened.mustChangePassword,
      account: profile(opened.account, this.clock.now()),
    }).at(opened.position);
  }

  @Get()
  @SignedInOnly()
  who(@Visitor() { account }: SignedIn, @Req() request: FastifyRequest) {
    return {
      csrfToken: this.tokens.csrf(credentials(request)!),
      mustChangePassword: account.mustChangePassword,
      account: profile(account, this.clock.now()),
    };
  }

  @Delete()
  @HttpCode(200)
  @SignedInOnly()
  async close(
    @Visitor() { account, sessionId }: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Answer> {
    const { position } = await closeSession(this.#shell, sessionId, account, this.#attempt(request));
    reply.clearCookie(sessionCookie, { path: '/' });
    return new Answer({ closed: true }).at(position);
  }

  @Post('password')
  @HttpCode(200)
  @SignedInOnly()
  async password(
    @Body(new SchemaPipe(passwordBody)) passwords: z.infer<typeof passwordBody>,
    @Visitor() signedIn: SignedIn,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    const { position, sealedCode } = await refusedAsProblem(() =>
      changePassword(this.#shell, signedIn, passwords, this.#attempt(request)),
    );
    return new Answer({ changed: true, ...(sealedCode !== undefined && { sealedCode }) }).at(position);
  }

  #attempt(request: FastifyRequest): Attempt {
    const commandId = recordIdOf(request, this.clock);
    return {
      commandId,
      instant: instantOf(request, this.clock),
      address: request.ip,
      secret: secretsOf(this.secretKey)(commandId),
    };
  }
}

async function refusedAsProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    if (error.reason === 'locked')
      throw new Problem('too_many', [], { 'retry-after': String(error.retryAfterSeconds ?? 1) });
    throw new Problem('login_failed');
  }
}

function cookieOptions(request: FastifyRequest): object {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' };
}

/** The signed-in account, as the page shows it. */
function profile(account: AccessRow, instant: string) {
  const { accountId, login, name, language, unitId } = account;
  const roles = grantsAt(account, instant).map(({ role, unitId: unit, onBehalfOf }) => ({
    role,
    ...(unit !== undefined && { unitId: unit }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
  }));
  return { accountId, login, name, language, ...(unitId !== undefined && { unitId }), roles };
}
