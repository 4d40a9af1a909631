// What nobody thought about is closed: a route that declares neither an act nor a read model nor that it is
// public is refused to everybody.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Post } from '@nestjs/common';
import { Act, Public } from './access.decorators.ts';
import { type TestServer, testServer } from './http.fixture.ts';

@Controller('things')
class Things {
  @Get('forgotten')
  forgotten() {
    return { secret: 'opened' };
  }

  @Post('forgotten')
  write() {
    return { secret: 'written' };
  }

  @Get('public')
  @Public()
  open() {
    return { open: true };
  }

  @Get('acted')
  @Act('PlanVisit')
  acted() {
    return { acted: true };
  }
}

let served: TestServer;
beforeAll(async () => {
  served = await testServer({ controllers: [Things] });
});
afterAll(async () => await served.close());

async function asked(path: string, init?: RequestInit) {
  const answer = await fetch(`${served.url}/things/${path}`, init);
  return { status: answer.status, body: (await answer.json()) as object };
}

describe('A route that declares nothing', () => {
  it.each(['GET', 'POST'])('answers %s with 403 forbidden, whoever asks', async (method) => {
    for (const headers of [{}, { authorization: 'Bearer whatever' }]) {
      const { status, body } = await asked('forgotten', { method, headers });
      expect({ status, body }).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect(JSON.stringify(body)).not.toContain('secret');
    }
  });
});

describe('A route that declares who may use it', () => {
  it('is open to anybody when it is public', async () => {
    expect(await asked('public')).toEqual({ status: 200, body: { open: true } });
  });
  it('asks a stranger to log in when it is an act', async () => {
    expect(await asked('acted')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });
});
