// What a client of the live stream is told, what not, and when the stream ends.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditReadModels } from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';
import { Module } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import { Tokens } from '../access/token.ts';
import { ViewQuery, ViewQueryHandler } from '../cqrs/view-query.ts';
import { LaurelModule } from '../laurel.module.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import type { ServiceDefinition } from '../service.ts';
import { Services } from '../services.ts';
import { now, testServer } from './http.fixture.ts';
import { LiveController } from './live.controller.ts';

/** As the audit service's own, with who may read an event said by the event. */
const historyView: View = {
  name: 'history',
  version: 1,
  hears: ['*'],
  indexes: auditReadModels.history.indexes,
  keys: ({ id }) => [id],
  fold: (_row, { position, type, service, stream, data, actor }: ViewedEvent) => ({
    position,
    type,
    role: actor.role,
    service,
    stream,
    readers: data.readers ?? [],
    data,
  }),
};

const auditService: ServiceDefinition = {
  name: 'audit',
  aggregates: [],
  views: [{ view: historyView, readModel: auditReadModels.history }],
  reactions: { hears: [], react: () => [] },
};

class AuditQuery extends ViewQuery {}

@QueryHandler(AuditQuery)
class AuditQueryHandler extends ViewQueryHandler<AuditQuery> {}

@Module({
  imports: [LaurelModule.forService({ service: auditService, commands: [], query: AuditQuery })],
  controllers: [LiveController],
  providers: [AuditQueryHandler],
})
class AuditModule {}

let runtime: ServiceRuntime;
let tokens: Tokens;
let address: string;
let close: () => Promise<void>;
let count: number;

/** Something another service said, as audit keeps it. */
async function heard(type: string, data: object, role = 'system'): Promise<void> {
  count++;
  const event = {
    id: `event-${count}`,
    type,
    schemaVersion: 1,
    data,
    time: now,
    actor: { account: 'a', person: 'p', role },
    commandId: `command-${count}`,
    payloadHash: '',
    correlationId: 'c',
    origin: { service: 'identity', stream: `account-${count}`, revision: 1, position: count },
  };
  await runtime.surroundings.engine.events.append('heard-identity-0', 'any', [event], {
    commandId: event.commandId,
  });
}

async function account(accountId: string, role: string): Promise<string> {
  await heard('AccountCreated', {
    accountId,
    personId: accountId,
    login: accountId,
    name: accountId,
    language: 'zh',
  });
  await heard('PasswordSet', { accountId, oneTime: false });
  await heard('RoleGranted', { accountId, role });
  const expiresAt = '2023-04-10T09:00:00.000Z';
  await heard('SessionOpened', { sessionId: `s-${accountId}`, accountId, expiresAt });
  return await tokens.sign({ sessionId: `s-${accountId}`, accountId, expiresAt }, now);
}

/** A client that gathers what it is told. */
async function listen(token: string, query = '', headers: Record<string, string> = {}) {
  const controller = new AbortController();
  const response = await fetch(`${address}/api/v1/stream${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: controller.signal,
  });
  let text = '';
  const ended = (async () => {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
  })().catch(() => undefined);
  const until = async (wanted: RegExp) => {
    for (let turn = 0; turn < 400 && !wanted.test(text); turn++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return text;
  };
  return { response, until, ended, text: () => text, leave: () => controller.abort() };
}

beforeEach(async () => {
  count = 0;
  const served = await testServer({ imports: [AuditModule] });
  runtime = served.application.get(Services).runtime('audit');
  tokens = served.application.get(Tokens);
  address = served.url;
  close = served.close;
});

afterEach(async () => await close());

describe('A reader of the live stream', () => {
  it('is told where something happened, and neither who did it nor what it says', async () => {
    const client = await listen(await account('ann', 'operator'));
    expect(client.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await client.until(/retry/);
    await heard('BranchNamed', { readers: ['operator'], secret: 'x' });
    expect(await client.until(/BranchNamed/)).toContain(
      'id: 5\ndata: {"position":5,"type":"BranchNamed","service":"identity","stream":"account-5"}\n\n',
    );
    expect(client.text()).not.toContain('secret');
  });

  it('is not told what its role may not read', async () => {
    const client = await listen(await account('ann', 'operator'));
    await client.until(/retry/);
    await heard('InvestigationOpened', { readers: ['discipline'] });
    await heard('BranchNamed', { readers: ['operator'] });
    expect(await client.until(/BranchNamed/)).not.toContain('Investigation');
  });

  it('misses nothing when it comes back with the id it saw last', async () => {
    const token = await account('ann', 'operator');
    for (const type of ['BranchNamed', 'CertificateIssued', 'PlaqueRecalled'])
      await heard(type, { readers: ['operator'] });
    const client = await listen(token, '', { 'last-event-id': '5' });
    const text = await client.until(/PlaqueRecalled/);
    expect([...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id)).toEqual(['6', '7']);
  });

  it('is told only of the types it asked for', async () => {
    const token = await account('ann', 'operator');
    for (const type of ['BranchNamed', 'CertificateIssued', 'PlaqueRecalled'])
      await heard(type, { readers: ['operator'] });
    const client = await listen(token, '?types=BranchNamed,PlaqueRecalled&lastEventId=0');
    const text = await client.until(/PlaqueRecalled/);
    expect([...text.matchAll(/"type":"(\w+)"/g)].map(([, type]) => type)).toEqual([
      'BranchNamed',
      'PlaqueRecalled',
    ]);
  });

  it('is refused a ninth stream until one of its eight is closed', async () => {
    const token = await account('ann', 'operator');
    const clients = await Promise.all(Array.from({ length: 8 }, () => listen(token)));
    expect((await listen(token)).response.status).toBe(429);
    clients[0]!.leave();
    await clients[0]!.ended;
    await heard('BranchNamed', { readers: ['operator'] });
    await clients[1]!.until(/BranchNamed/);
    expect((await listen(token)).response.status).toBe(200);
  });
});

describe('An event of the history that is hidden in part', () => {
  const file = {
    readers: ['operator', 'committee', 'discipline'],
    attachmentId: 'a'.repeat(64),
    name: '证言.pdf',
  };
  const read = async (token: string, query: string) => {
    const answer = await fetch(`${address}/api/v1/history${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: answer.status, text: await answer.text() };
  };

  it.each([
    ['operator', false],
    ['committee', false],
    ['discipline', true],
    ['auditor', true],
  ])('is read by the %s with the name of discipline’s evidence: %s', async (role, named) => {
    const token = await account('ann', role);
    await heard('AttachmentStored', file, 'discipline');
    for (const query of ['?type=AttachmentStored', `/event-${count}`, '?type=AttachmentStored&asOf=5']) {
      const { status, text } = await read(token, query);
      expect([query, status, text.includes(file.attachmentId), text.includes(file.name)]).toEqual([
        query,
        200,
        true,
        named,
      ]);
    }
  });

  it('is not found by what it hides', async () => {
    const token = await account('ann', 'operator');
    await heard('AttachmentStored', file, 'discipline');
    for (const query of ['?data=x', '?data.name=x', '?data.prefix=x', '?sort=data', '?countBy=data']) {
      expect([query, (await read(token, query)).status]).toEqual([query, 400]);
    }
  });
});

describe('HEAD of the live stream', () => {
  it('is answered at once, and is no client', async () => {
    const authorization = `Bearer ${await account('ann', 'operator')}`;
    for (let turn = 0; turn < 9; turn++) {
      const answer = await fetch(`${address}/api/v1/stream`, { method: 'HEAD', headers: { authorization } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        'text/event-stream; charset=utf-8',
      ]);
    }
  });
});

describe('An auditor on the live stream', () => {
  it('is told of reading only when asking for it, and leaves a record of having listened', async () => {
    const token = await account('eve', 'auditor');
    const plain = await listen(token);
    await plain.until(/retry/);
    await heard('BranchNamed', {});
    expect(await plain.until(/BranchNamed/)).not.toContain('RecordRead');
    const asking = await listen(token, '?types=RecordRead&lastEventId=0');
    expect(await asking.until(/RecordRead/)).toContain('"stream":"reads-eve"');
  });
});

describe('A stream whose session ends', () => {
  it('ends too', async () => {
    const client = await listen(await account('ann', 'operator'));
    await client.until(/retry/);
    await heard('SessionClosed', { sessionId: 's-ann', accountId: 'ann' });
    await client.ended;
    expect(client.text()).not.toContain('SessionClosed');
  });
});

describe('Whoever does not read the history', () => {
  it('is told of their own messages and of nobody else’s', async () => {
    const [mine, other] = [await account('ann', 'expert'), await account('bob', 'expert')];
    const [client, colleague] = [await listen(mine), await listen(other)];
    await Promise.all([client.until(/retry/), colleague.until(/retry/)]);
    await heard('MessageQueued', { recipient: 'ann' });
    await heard('PresentationStarted', { branchId: 'b03.017' });
    expect(await client.until(/PresentationStarted/)).toContain('MessageQueued');
    expect(await colleague.until(/PresentationStarted/)).not.toContain('MessageQueued');
  });
  it('is not told again of a year that they missed, but of what is near', async () => {
    const token = await account('ann', 'expert');
    for (const _ of Array.from({ length: 1_001 })) await heard('PresentationStarted', {});
    const client = await listen(token, '?lastEventId=0');
    const text = await client.until(new RegExp(`^id: ${count}$`, 'm'));
    expect(text.match(/^id: /gm)).toHaveLength(1_000);
  });
});

describe('The live stream', () => {
  it('is refused to nobody in particular', async () => {
    expect((await listen('no-token')).response.status).toBe(401);
  });
  it('is refused before a one-time password is changed', async () => {
    await account('ann', 'expert');
    await heard('PasswordSet', { accountId: 'ann', oneTime: true });
    const session = { sessionId: 's-2', accountId: 'ann', expiresAt: '2023-04-10T09:00:00.000Z' };
    await heard('SessionOpened', session);
    const token = await tokens.sign(session, now);
    const refused = await listen(token);
    expect(refused.response.status).toBe(403);
    expect(await refused.until(/code/)).toContain('password_change_required');
  });

  it.each(['?types=NoSuchEvent', '?lastEventId=x'])('is told what is wrong with %s', async (query) => {
    expect((await listen(await account('ann', 'operator'), query)).response.status).toBe(400);
  });
});
