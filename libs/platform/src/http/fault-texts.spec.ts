import { describe, expect, it } from '@jest/globals';
import { aggregates, formOf } from '@laurel/contracts';
import { z } from 'zod';
import { faultsOf } from './problem.ts';

const bodies = aggregates.flatMap(({ commands }) =>
  Object.entries(commands).map(([name, { body, sample }]) => [name, body, sample] as const),
);
const wrong = [
  undefined,
  null,
  7,
  -1,
  1e12,
  0.5,
  '',
  ' ',
  '/^',
  'x'.repeat(3_000),
  '2023-13-40',
  true,
  [],
  {},
];

/**
 * Gives each wrong value, and the sample with each in the place of one of its parts. A rule pack is not
 * searched to its end.
 */
function* altered(sample: unknown, depth = 3): Generator<unknown> {
  yield* wrong;
  if (typeof sample !== 'object' || sample === null || depth === 0) return;
  for (const [key, part] of Object.entries(sample)) {
    for (const value of altered(part, depth - 1)) {
      yield Array.isArray(sample) ? sample.with(Number(key), value) : { ...sample, [key]: value };
    }
  }
}

function faults(schema: z.ZodType, value: unknown) {
  const { error } = schema.safeParse(value, { reportInput: true });
  return error ? faultsOf(error.issues) : [];
}

describe('What is wrong with a value', () => {
  it.each(bodies)(
    'of %s is said in each language, without a pattern or a word of the other',
    (_, body, sample) => {
      const texts = [...altered(sample)].flatMap((value) => faults(body, value));
      expect(texts.length).toBeGreaterThan(0);
      const odd = texts.filter(
        ({ zh, en }) =>
          !/[\u4e00-\u9fff].*[。]$/.test(zh) ||
          /\^|\\|正则|string|expected|received/i.test(zh) ||
          /[\u4e00-\u9fff]|\^|\\|regular expression|expected|received/i.test(en),
      );
      expect(odd).toEqual([]);
    },
  );
  it.each([
    ['something left out', z.string(), undefined, '缺少此项，请填写。'],
    ['a text too long', z.string().max(500), 'x'.repeat(501), '最多 500 个字，请改正。'],
    ['an empty text', z.string().min(1), '', '不能为空，请填写。'],
    [
      'a choice there is none of',
      z.enum(['onSite', 'presentation']),
      'x',
      '只能是以下之一：实地考评、现场展示。',
    ],
  ])('is said as people say it: %s', (_what, schema, value, zh) => {
    expect(faults(schema, value).map((fault) => fault.zh)).toEqual([zh]);
  });
  it('is found when a text shows a pattern', () => {
    const [fault] = faults(z.string().regex(/^x$/), 'y');
    expect(fault).toMatchObject({
      zh: expect.stringContaining('写法不符'),
      en: expect.not.stringMatching(/\^/),
    });
  });
  it('is said with the form and an example for every pattern of the commands', () => {
    const patterns = bodies.flatMap(([, body]) => [
      ...JSON.stringify(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })).matchAll(
        /"pattern":("(?:[^"\\]|\\.)*")/g,
      ),
    ]);
    const sources = new Set(patterns.map(([, text]) => JSON.parse(text!) as string));
    const dated = (source: string) =>
      source.includes('\\d\\d[2468][048]') || source.startsWith('^([0-9a-fA-F]{8}');
    expect(sources.size).toBeGreaterThan(8);
    expect([...sources].filter((source) => !dated(source) && !formOf(source))).toEqual([]);
  });
});
