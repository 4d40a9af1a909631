import { above } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { isActing, isStanding } from './city.ts';

/** The rules of a join: what came in with the record of a deployment, and where it stands. */

const registering = ['BureauRegistered', 'BranchRegistered'];
const unitOf = ({ data }: Envelope): string => data.branchId ?? data.bureauId;

/** The events that the command of a join said before it said that the record has come in. */
const cameWith = (event: Envelope, past: Past, types: readonly string[]): Envelope[] =>
  types
    .flatMap((type) => past.before(event, type))
    .filter(({ commandId, stream }) => commandId === event.commandId && stream === event.stream);

export const joinedOnce = rule(
  'joinedOnce',
  '1.29',
  '该单位已并入一份记录，或这份记录已并入',
  'a record was joined for the unit before, or this one was',
  (event, past) =>
    past
      .before(event, 'RecordJoined')
      .every(
        ({ data }) => data.bureauId !== event.data.bureauId && data.recordHash !== event.data.recordHash,
      ),
);

export const joinedBelowItsUnit = rule(
  'joinedBelowItsUnit',
  '1.29',
  '并入的单位不在其上级单位之下，或该单位此前已有下级单位',
  'what came in does not stand below the unit, or something stood there before',
  (event, past) => {
    const { bureauId } = event.data;
    const tree = past.tree(event);
    const came = cameWith(event, past, registering).map(unitOf);
    const stoodThere = registering
      .flatMap((type) => past.before(event, type))
      .filter((other) => other.commandId !== event.commandId)
      .map(unitOf)
      .filter((unit) => tree.parentOf(unit) === bureauId)
      .filter((unit) => (unit.includes('.') ? isActing(event, past, unit) : isStanding(event, past, unit)));
    return (
      isStanding(event, past, bureauId) &&
      stoodThere.length === 0 &&
      came.every((unit) => above(tree, unit).includes(bureauId))
    );
  },
);

export const joinedWhenOver = rule(
  'joinedWhenOver',
  '1.29',
  '记录的起止时间不符或晚于并入',
  'the record ends before it begins, or later than it came in',
  ({ data: { firstAt, lastAt }, time }) => firstAt <= lastAt && lastAt <= time,
);

export const newIdsWhereTaken = rule(
  'newIdsWhereTaken',
  '1.29',
  '改编号的单位未随之登记，或原编号未被占用',
  'a unit with a new id did not come with it, or its former id was free',
  (event, past) => {
    const came = new Set(cameWith(event, past, registering).map(unitOf));
    const renamed: { formerId: string; unitId: string }[] = event.data.renamed;
    const isTaken = (unit: string) =>
      registering.some((type) =>
        past.before(event, type, unit).some((other) => unitOf(other) === unit && !came.has(unit)),
      );
    return (
      new Set(renamed.map(({ unitId }) => unitId)).size === renamed.length &&
      renamed.every(({ formerId, unitId }) => came.has(unitId) && isTaken(formerId))
    );
  },
);

export const violationsOfWhatCame = rule(
  'violationsOfWhatCame',
  '1.29',
  '承接的违纪违法涉及未并入的支部',
  'a violation is of a branch that did not come with it',
  (event, past) => {
    const came = new Set(cameWith(event, past, registering).map(unitOf));
    return event.data.violations.every(({ branchId }: { branchId: string }) => came.has(branchId));
  },
);

export const cameWithRecord = rule(
  'cameWithRecord',
  '1.29',
  '荣誉不是随并入的记录而来，或其支部不是',
  'the honour, or its branch, did not come with a record',
  (event, past) =>
    past
      .all('RecordJoined', event.data.joinedFrom)
      .some(({ commandId, stream }) => commandId === event.commandId && stream === event.stream) &&
    cameWith(event, past, ['BranchRegistered']).some((branch) => unitOf(branch) === event.data.branchId),
);

/** Discipline confirms a violation, two persons; what the system confirms, a joined record has. */
export const carriedFromRecord = rule(
  'carriedFromRecord',
  '1.29',
  '承接的违纪违法不在并入的记录所列之中',
  'the violation is not among those that came with a record',
  (event, past) => {
    if (event.actor.role !== 'system') return true;
    const { branchId, factOn, evidence } = event.data;
    const cause = event.causationId === undefined ? undefined : past.byId(event.causationId);
    return (
      cause?.type === 'RecordJoined' &&
      cause.data.violations.some(
        (told: { branchId: string; factOn: string; eventId: string }) =>
          told.branchId === branchId &&
          told.factOn === factOn &&
          evidence.documents.includes(`${cause.data.recordHash}#${told.eventId}`),
      )
    );
  },
);
