import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by } from '../permission.ts';
import { accountId, day, personId, policeNumber, text, unitId } from '../values.ts';

/** A person, and the unit in which they work since a day. */
const shape = {
  personId,
  name: text(60),
  policeNumber: policeNumber.optional(),
  unitId: unitId.optional(),
  since: day.optional(),
};
/** One row of an import. */
export const personImport = z.strictObject(shape);

/**
 * The register of persons: who somebody is, stands here once and is typed nowhere else; accounts belong to
 * persons. It is one stream, so that an import of thousands is one append. Its id is always `city`.
 */
export const persons = aggregate({
  name: 'persons',
  service: 'identity',
  path: 'registers',
  id: ['name'],
  words: { zh: '人员名册', en: 'register of persons' },
  states: {
    empty: { zh: '未登记', en: 'empty', awaits: ['ImportPersons', 'RegisterPerson'] },
    registered: { zh: '已登记', en: 'registered', ends: true },
  },
  commands: {
    RegisterPerson: command({
      may: by('any', 'systemAdministrator'),
      body: shape,
      in: ['empty', 'registered'],
      says: ['PersonRegistered'],
      words: { zh: '登记人员', en: 'register a person' },
      sample: { personId: 'p123456', name: '某某', policeNumber: '123456', unitId: 'b03' },
    }),
    /** All or nothing; the CSV import becomes one of these. */
    ImportPersons: command({
      may: by('any', 'systemAdministrator'),
      body: { persons: z.array(personImport).min(1).max(5000) },
      in: ['empty', 'registered'],
      says: ['PersonRegistered'],
      words: { zh: '导入人员', en: 'import persons' },
      sample: { persons: [{ personId: 'p654321', name: '某某' }] },
    }),
    /** The accounts of the person keep away from the new unit from then on. */
    MovePerson: command({
      may: by('any', 'systemAdministrator'),
      body: { personId, unitId: unitId.optional(), since: day },
      in: ['empty', 'registered'],
      says: ['PersonMoved'],
      words: { zh: '调整人员单位', en: 'move a person' },
      sample: { personId: 'P-op-city', unitId: 'b04', since: '2023-05-01' },
    }),
  },
  events: {
    PersonRegistered: event({
      version: 1,
      body: shape,
      readBy: ['auditAdministrator'],
      to: 'registered',
      words: { zh: '已登记人员', en: 'a person was registered' },
      sample: {
        personId: 'p123456',
        name: '某某',
        policeNumber: '123456',
        unitId: 'b03',
        since: '2023-03-01',
      },
    }),
    PersonMoved: event({
      version: 1,
      body: {
        personId,
        unitId: unitId.optional(),
        since: day,
        /** The accounts of the person, so that whoever knows accounts alone learns it. */
        accountIds: z.array(accountId),
      },
      readBy: ['auditAdministrator'],
      words: { zh: '人员已调动', en: 'a person moved' },
      sample: { personId: 'p123456', unitId: 'b04', since: '2023-05-01', accountIds: ['op-one'] },
    }),
  },
  readModels: {
    persons: readModel({
      path: 'persons',
      row: {
        ...shape,
        /** The accounts that belong to the person, the disabled ones, too. */
        accountIds: z.array(accountId),
      },
      scopes: {
        systemAdministrator: 'all',
        securityAdministrator: 'all',
        operator: 'all',
        discipline: 'all',
        auditor: 'all',
      },
      only: { policeNumber: ['systemAdministrator', 'auditor'] },
      indexes: ['personId', 'name', 'unitId'],
      words: { zh: '在册人员', en: 'registered persons' },
    }),
  },
});
