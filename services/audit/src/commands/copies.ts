import { canonicalJson, type StoredEvent } from '@laurel/core';
import type { Opened } from '@laurel/platform/readers';
import type { Violation } from '../invariants/index.ts';
import { everyEvent } from './record.ts';
import { hashOfBytes } from './hashes.ts';

/**
 * The parts of rule 1 that an export cannot show, because they are about the data themselves: the bytes of
 * every file are those of its hash, and audit's copy of every event is what the service said.
 */
export async function* checkCopies(services: readonly Opened[]): AsyncGenerator<Violation> {
  const audit = services.find(({ definition }) => definition.name === 'audit');
  const said = new Map(
    services.map(({ definition, readers }) => [definition.name as string, everyEvent(readers.events)]),
  );
  const next = async (service: string, position: number): Promise<StoredEvent | undefined> => {
    for (;;) {
      const { value, done } = (await said.get(service)?.next()) ?? { value: undefined, done: true };
      if (done || value!.position >= position) return value ?? undefined;
    }
  };
  if (audit) {
    for await (const copy of everyEvent(audit.readers.events)) {
      if (!copy.origin) continue;
      const original = await next(copy.origin.service, copy.origin.position);
      if (!original || !isCopy(copy, original))
        yield found(copy, '审计保存的副本与原件不同', 'audit’s copy is not what the service said');
    }
  }
  for (const { definition, readers } of services)
    if (definition.name === 'application') yield* checkFiles(readers);
}

function isCopy(copy: StoredEvent, original: StoredEvent): boolean {
  const { position, stream, revision } = original;
  const { origin } = copy;
  return (
    origin!.position === position &&
    origin!.stream === stream &&
    origin!.revision === revision &&
    saidIn(copy) === saidIn(original)
  );
}

/** Everything that is the same wherever the event is kept; its sealed part never leaves its service. */
function saidIn({ sealed: _sealed, origin: _origin, ...event }: StoredEvent): string {
  const { position: _position, stream: _stream, revision: _revision, ...said } = event;
  const { recordedAt: _recordedAt, ...kept } = said;
  return canonicalJson(kept);
}

async function* checkFiles({ events, files }: Opened['readers']): AsyncGenerator<Violation> {
  for await (const event of everyEvent(events)) {
    if (event.type !== 'AttachmentStored' || event.origin) continue;
    const { attachmentId, size } = event.data as { attachmentId: string; size: number };
    const kept = await files.read(attachmentId);
    if (!kept) yield found(event, '附件的文件不见了', 'the file of the attachment is gone');
    else if (kept.size !== size || (await hashOfBytes(kept.bytes)) !== attachmentId)
      yield found(event, '附件的内容与其哈希或大小不符', 'the file has other bytes than its hash says');
  }
}

function found({ id, stream, revision, origin }: StoredEvent, zh: string, en: string): Violation {
  const place = origin ?? { service: 'application', stream, revision };
  return {
    rule: 1,
    eventId: id,
    service: place.service,
    stream: place.stream,
    revision: place.revision,
    zh,
    en,
  };
}
