import {
  events as contracts,
  processContract,
  type ServiceName,
  versionSaid,
  versionsOf,
} from '@laurel/contracts';
import type { Envelope } from '../history/envelope.ts';
import { type Checker, kept, type Violation, violation } from './checker.ts';

/** Rule 1: every event has the form of a line and is what the contract of its type says. Keeps nothing. */
export function ofItsContract(): Checker {
  return { see: (event) => [...ofForm(event), ...ofContract(event)] };
}

const hash = /^[0-9a-f]{64}$/;
const instant = /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const isCounted = (value: number) => Number.isSafeInteger(value) && value > 0;

/** The fields of a line as docs/export-format.md has them; the reads' hash is empty. */
function ofForm(event: Envelope): Violation[] {
  const { revision, sequence, position, time, recordedAt, payloadHash = '', rulePackHash } = event;
  const sound =
    [revision, sequence, position].every(isCounted) &&
    [time, recordedAt].every((value) => instant.test(value)) &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(event.id) &&
    (payloadHash === ''
      ? event.type === 'RecordRead' || event.payloadHash === undefined
      : hash.test(payloadHash)) &&
    (rulePackHash === undefined || hash.test(rulePackHash)) &&
    (event.proposer === undefined) === (event.confirms === undefined);
  return sound ? [] : [violation(1, event, '这一行的格式不对', 'the line has not the form of an export')];
}

/**
 * Rule 1: what was acknowledged is stored once, for ever. Nothing is missing from the middle of a stream or
 * of what a service said, nothing stands twice, and no command has two outcomes. Keeps every event id and
 * every command of a stream.
 */
export function wholeRecord(): Checker {
  const ids = new Set<string>();
  const services = new Map<string, { sequence: number; position: number; recordedAt: string }>();
  let heard = 0;
  const streams = new Map<string, Stream>();
  return {
    see(event) {
      const service = kept(services, event.service, () => ({ sequence: 0, position: 0, recordedAt: '' }));
      const stream = kept<string, Stream>(streams, `${event.service}/${event.stream}`, () => ({
        revision: 0,
        commands: new Set<string>(),
      }));
      const found = [...ofService(event, service), ...ofStream(event, stream)];
      if (ids.has(event.id))
        found.push(
          violation(1, event, `事件编号 ${event.id} 出现两次`, `the event id ${event.id} stands twice`),
        );
      ids.add(event.id);
      if (event.historyPosition !== undefined) {
        if (event.historyPosition <= heard)
          found.push(violation(1, event, '历史位置没有递增', 'its place in the history does not ascend'));
        heard = event.historyPosition;
      }
      services.set(event.service, event);
      stream.revision = event.revision;
      stream.last = event;
      stream.commands.add(event.commandId);
      return found;
    },
  };
}

interface Stream {
  revision: number;
  readonly commands: Set<string>;
  last?: Envelope;
}

function ofService(
  event: Envelope,
  before: { sequence: number; position: number; recordedAt: string },
): Violation[] {
  const found: Violation[] = [];
  if (event.sequence !== before.sequence + 1) {
    const gap = `${before.sequence} → ${event.sequence}`;
    found.push(
      violation(
        1,
        event,
        `${event.service} 的事件序号不连续：${gap}`,
        `the events of ${event.service} are not dense: ${gap}`,
      ),
    );
  }
  if (event.position <= before.position) {
    found.push(violation(1, event, '日志位置没有递增', 'the log position does not ascend'));
  }
  if (event.recordedAt < before.recordedAt) {
    found.push(
      violation(1, event, '记录时间早于前一事件', 'it was recorded before the event that precedes it'),
    );
  }
  return found;
}

function ofStream(event: Envelope, { revision, commands, last }: Stream): Violation[] {
  const found: Violation[] = [];
  if (event.revision !== revision + 1) {
    const gap = `${revision} → ${event.revision}`;
    found.push(violation(1, event, `流内版本不连续：${gap}`, `the stream's revisions are not dense: ${gap}`));
  }
  if (!last || last.commandId !== event.commandId) {
    if (commands.has(event.commandId)) {
      found.push(
        violation(1, event, '同一命令在同一流中生效两次', 'one command took effect twice in one stream'),
      );
    }
    return found;
  }
  // Events with a sealed part have no hash beside their command's others.
  const payloads = [last.payloadHash, event.payloadHash].filter((hash) => hash !== undefined);
  if (new Set(payloads).size > 1 || last.time !== event.time || last.actor.account !== event.actor.account) {
    found.push(
      violation(1, event, '同一命令的事件内容不属于同一请求', 'events of one command are not of one request'),
    );
  }
  return found;
}

function ofContract(event: Envelope): Violation[] {
  const newest = contracts[event.type];
  const says: readonly string[] | undefined = processContract[event.service as ServiceName]?.says;
  if (!newest || !says?.includes(event.type)) {
    return [
      violation(
        1,
        event,
        `${event.service} 不应有 ${event.type} 事件`,
        `${event.service} may not say ${event.type}`,
      ),
    ];
  }
  const contract = versionsOf(newest).find(({ version }) => version === event.schemaVersion);
  if (!contract) {
    return [
      violation(
        1,
        event,
        `未知的事件版本 ${event.schemaVersion}`,
        `this program does not know version ${event.schemaVersion} of it`,
      ),
    ];
  }
  const issue = contract.body.safeParse(event.data).error?.issues[0];
  if (!issue) return inVersionSaid(event, versionSaid(newest, event.data));
  const where = issue.path.join('.');
  return [
    violation(
      1,
      event,
      `内容不符合契约：${where}`,
      `its data break the contract at ${where || 'the top'}: ${issue.message}`,
    ),
  ];
}

/** Nobody says a version where the one before says the same; an older program may have said an older one. */
function inVersionSaid(event: Envelope, newest: number): Violation[] {
  if (event.schemaVersion <= newest) return [];
  return [
    violation(
      1,
      event,
      `内容用版本 ${newest} 即可表述，不应为版本 ${event.schemaVersion}`,
      `version ${newest} says it as well, so it is never said in version ${event.schemaVersion}`,
    ),
  ];
}
