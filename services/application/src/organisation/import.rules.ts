import { type Refusal, values } from '@laurel/contracts';
import { type ImportData, importFaults, type ImportFault, type ImportRow } from './organisation.rules.ts';
import { kindsOf, type Organisation } from './organisation.ts';

/**
 * Rows of a table → one import of the organisation tree. A heading may be Chinese or English; unknown columns
 * are passed over. Bureaus: 编号 bureauId · 名称 name · 类别 kind · 上级单位 parentId. Branches: 编号 branchId · 上级单位
 * parentId · 支部名称 name · 所队名称 unitName · 所队类型 unitType · 正式党员 fullMembers · 预备党员 probationaryMembers ·
 * 民警 officers · 辅警 auxiliaries · 成立日期 foundedOn, and of the secretary 书记姓名 secretaryName · 书记编号
 * secretaryPersonId · 任职日期 secretarySince. The unit above and the last four may be empty, the secretary's
 * number and day only together; a name must be that of the register.
 */

export type ImportKind = 'bureaus' | 'branches';

/** One row as parsed: column name → text. */
export type TableRecord = Readonly<Record<string, string>>;

const headings: Readonly<Record<string, readonly string[]>> = {
  bureauId: ['编号', '单位编号', 'bureauId'],
  branchId: ['编号', '支部编号', 'branchId'],
  name: ['名称', '单位名称', '支部名称', 'name'],
  parentId: ['上级单位', '上级单位编号', 'parentId'],
  kind: ['类别', '单位类别', 'kind'],
  unitName: ['所队名称', 'unitName'],
  unitType: ['所队类型', 'unitType'],
  fullMembers: ['正式党员', 'fullMembers'],
  probationaryMembers: ['预备党员', 'probationaryMembers'],
  officers: ['民警', 'officers'],
  auxiliaries: ['辅警', 'auxiliaries'],
  foundedOn: ['成立日期', 'foundedOn'],
  secretaryName: ['书记姓名', 'secretaryName'],
  secretaryPersonId: ['书记编号', 'secretaryPersonId'],
  secretarySince: ['任职日期', 'secretarySince'],
};

type Words = Readonly<Record<string, string>>;

/** Chinese words for the types of units, which the record names in English. */
const typeWords: Words = {
  派出所: 'policeStation',
  刑侦: 'criminalInvestigation',
  交警: 'traffic',
  监管: 'custody',
  科室: 'office',
  其他: 'other',
};

/** The words for kinds of bureau: their names in both languages, and a short one of the plan. */
function kindWords(state: Organisation): Words {
  const named = kindsOf(state).flatMap(({ id, name }) => [[name.zh, id] as const, [name.en, id] as const]);
  return { 机关: 'organ', ...Object.fromEntries(named) };
}

/** The numbers of the persons in a table who are to be secretaries. */
export function personsIn(records: readonly TableRecord[]): string[] {
  return records.flatMap((record) => new FieldReader(record, 0, {}).text('secretaryPersonId') || []);
}

/**
 * The import's data, or everything that is wrong with it, by row: with the rows themselves, with each other,
 * and with what is registered.
 */
export function readTable(
  kind: ImportKind,
  records: readonly TableRecord[],
  state: Organisation,
  names: Words,
): { data: ImportData } | { faults: ImportFault[] } {
  const words = { kind: kindWords(state), unitType: typeWords };
  // A table without rows, or a text that is no table, lacks its first row.
  const read = (records.length > 0 ? records : [{}]).map((record, index) =>
    readRecord(kind, new FieldReader(record, index + 1, words), names),
  );
  const rows = read.flatMap(({ row }) => row ?? []);
  const faults = [...read.flatMap((each) => each.faults), ...importFaults(state, rows, names)];
  if (faults.length > 0) return { faults: faults.sort((one, other) => one.row - other.row) };
  return {
    data: {
      bureaus: rows.flatMap((each) => (each.unit === 'bureau' ? [each.data] : [])),
      branches: rows.flatMap((each) => (each.unit === 'branch' ? [each.data] : [])),
    },
  };
}

function readRecord(
  kind: ImportKind,
  reader: FieldReader,
  names: Words,
): { row?: ImportRow; faults: ImportFault[] } {
  const { row } = reader;
  const data = kind === 'bureaus' ? bureauIn(reader) : branchIn(reader, names);
  if (reader.faults.length > 0) return { faults: reader.faults };
  const unit = kind === 'bureaus' ? 'bureau' : 'branch';
  return { row: { row, unit, data } as ImportRow, faults: [] };
}

function bureauIn(reader: FieldReader) {
  const parentId = reader.optional('parentId', values.bureauId);
  return {
    bureauId: reader.required('bureauId', values.bureauId),
    name: reader.required('name', values.text(100)),
    // Any text: a kind that nobody defined is refused with those that there are.
    kind: reader.required('kind', values.text(100)),
    ...(parentId !== undefined && { parentId }),
  };
}

function branchIn(reader: FieldReader, names: Words) {
  const bureauId = reader.optional('parentId', values.bureauId);
  const foundedOn = reader.optional('foundedOn', values.day);
  const secretary = ['secretaryName', 'secretaryPersonId', 'secretarySince'].some((field) =>
    reader.has(field),
  );
  return {
    branchId: reader.required('branchId', values.branchId),
    ...(bureauId !== undefined && { bureauId }),
    name: reader.required('name', values.text(100)),
    unitName: reader.required('unitName', values.text(100)),
    unitType: reader.required('unitType', values.unitType),
    fullMembers: reader.counted('fullMembers'),
    probationaryMembers: reader.counted('probationaryMembers'),
    officers: reader.counted('officers'),
    auxiliaries: reader.counted('auxiliaries'),
    ...(foundedOn !== undefined && { foundedOn }),
    ...(secretary && {
      secretary: {
        personId: reader.person('secretaryPersonId', 'secretaryName', names),
        since: reader.required('secretarySince', values.day),
      },
    }),
  };
}

/** A schema of contracts, by which a value is judged. */
interface Form {
  safeParse(value: unknown): { success: boolean };
}

/** Reads one record field by field and notes what is wrong with each. */
class FieldReader {
  readonly faults: ImportFault[] = [];
  readonly #record: TableRecord;
  readonly #words: Readonly<Record<string, Words>>;

  constructor(
    record: TableRecord,
    readonly row: number,
    words: Readonly<Record<string, Words>>,
  ) {
    this.#record = record;
    this.#words = words;
  }

  has(field: string): boolean {
    return this.text(field) !== '';
  }

  required(field: string, form: Form): string {
    const text = this.text(field);
    if (text === '') this.#fault(field, 'value_missing', { field });
    else if (!form.safeParse(text).success) this.#fault(field, 'value_invalid', { field, value: text });
    return text;
  }

  optional(field: string, form: Form): string | undefined {
    return this.has(field) ? this.required(field, form) : undefined;
  }

  /** The number of a registered person; a name beside it must be that person's. */
  person(field: string, nameField: string, names: Words): string {
    const personId = this.required(field, values.slug);
    const [name, registered] = [this.text(nameField), names[personId]];
    if (name !== '' && registered !== undefined && name !== registered)
      this.#fault(nameField, 'person_differs', { account: name });
    return personId;
  }

  counted(field: string): number {
    return Number(
      this.required(field, { safeParse: (text) => ({ success: /^\d{1,6}$/.test(String(text)) }) }),
    );
  }

  text(field: string): string {
    const heading = headings[field]!.find((name) => (this.#record[name] ?? '').trim() !== '');
    const text = heading === undefined ? '' : this.#record[heading]!.trim();
    const words = this.#words[field] ?? {};
    return Object.hasOwn(words, text) ? words[text]! : text;
  }

  #fault(field: string, reason: Refusal, parameters: Readonly<Record<string, string>>): void {
    this.faults.push({ row: this.row, field, reason, parameters });
  }
}
