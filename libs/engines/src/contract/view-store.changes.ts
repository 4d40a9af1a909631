import { expect } from '@jest/globals';
import type { Row, ViewChanges, ViewStore } from '@laurel/core';
import type { Check } from './check.ts';

/** Changes of one view, rows by key. */
export function puts(view: string, rows: Record<string, Row>, deletes: readonly string[] = []): ViewChanges {
  return { view, puts: new Map(Object.entries(rows)), deletes: new Set(deletes) };
}

const keysOf = (found: readonly { key: string }[]) => found.map(({ key }) => key);

export const changeChecks: readonly Check<ViewStore>[] = [
  {
    state: 'A view just defined',
    outcome: 'has seen nothing, until changes move it',
    async run({ port }) {
      await port.define('people-1', ['unit']);
      expect(await port.checkpoint('people-1')).toBe(0);
      await port.apply(['people-1'], { from: 0, to: 12 }, [puts('people-1', { p1: { unit: 'b03' } })]);
      expect(await port.checkpoint('people-1')).toBe(12);
      expect(await port.get('people-1', 'p1')).toEqual({ unit: 'b03' });
      expect(await port.get('people-1', 'p2')).toBeUndefined();
    },
  },
  {
    state: 'A view defined again',
    outcome: 'keeps its rows, also with further indexes',
    async run({ port }) {
      await port.define('people-1', ['unit']);
      await port.apply(['people-1'], { from: 0, to: 1 }, [
        puts('people-1', { p1: { unit: 'b03', name: { family: '张' } } }),
      ]);
      await port.define('people-1', ['unit', 'name.family']);
      expect(
        keysOf(await port.find('people-1', { where: [{ field: 'name.family', equals: '张' }] })),
      ).toEqual(['p1']);
      expect(await port.checkpoint('people-1')).toBe(1);
    },
  },
  {
    state: 'Changes to two views',
    outcome: 'replace and delete rows and move every view named, changed or not',
    async run({ port }) {
      for (const view of ['a-1', 'b-1', 'c-1']) await port.define(view, []);
      await port.apply(['a-1', 'b-1', 'c-1'], { from: 0, to: 3 }, [
        puts('a-1', { x: { n: 1 }, y: { n: 1 } }),
        puts('b-1', { x: { n: 5 } }),
      ]);
      await port.apply(['a-1', 'b-1', 'c-1'], { from: 3, to: 4 }, [
        puts('a-1', { x: { n: 2 }, z: { n: 3 } }, ['y', 'never-there']),
      ]);
      expect(await port.find('a-1', {})).toEqual([
        { key: 'x', row: { n: 2 } },
        { key: 'z', row: { n: 3 } },
      ]);
      expect(await port.find('b-1', {})).toEqual([{ key: 'x', row: { n: 5 } }]);
      expect(await Promise.all(['a-1', 'b-1', 'c-1'].map((view) => port.checkpoint(view)))).toEqual([
        4, 4, 4,
      ]);
    },
  },
  {
    state: 'Changes of which one cannot be written',
    outcome: 'are not made at all',
    async run({ port }) {
      await port.define('a-1', []);
      await port.apply(['a-1'], { from: 0, to: 3 }, [puts('a-1', { x: { n: 1 } })]);
      const circle: Record<string, unknown> = {};
      circle['self'] = circle;
      await expect(
        port.apply(['a-1'], { from: 3, to: 4 }, [puts('a-1', { x: { n: 2 }, y: circle }, [])]),
      ).rejects.toThrow();
      await expect(
        port.apply(['a-1'], { from: 3, to: 5 }, [puts('a-1', {}, ['x']), puts('a-1', { y: circle })]),
      ).rejects.toThrow();
      expect(await port.find('a-1', {})).toEqual([{ key: 'x', row: { n: 1 } }]);
      expect(await port.checkpoint('a-1')).toBe(3);
    },
  },
  {
    state: 'A view that another process folded on',
    outcome: 'takes no changes from where it stood before, nor do the views beside it',
    async run({ port }) {
      for (const view of ['a-1', 'b-1']) await port.define(view, []);
      await port.apply(['a-1', 'b-1'], { from: 0, to: 3 }, [puts('a-1', { x: { n: 1 } })]);
      await port.apply(['b-1'], { from: 3, to: 5 }, [puts('b-1', { x: { n: 5 } })]);
      const late = port.apply(['a-1', 'b-1'], { from: 3, to: 6 }, [
        puts('a-1', { x: { n: 6 } }),
        puts('b-1', { x: { n: 6 } }),
      ]);
      await expect(late).rejects.toMatchObject({ name: 'Fenced' });
      expect([await port.get('a-1', 'x'), await port.get('b-1', 'x')]).toEqual([{ n: 1 }, { n: 5 }]);
      expect([await port.checkpoint('a-1'), await port.checkpoint('b-1')]).toEqual([3, 5]);
    },
  },
  {
    state: 'Two processes that fold the same view at once',
    outcome: 'make each step once',
    async run({ port }) {
      await port.define('a-1', []);
      const step = (n: number) =>
        port.apply(['a-1'], { from: 0, to: 1 }, [puts('a-1', { x: { n } })]).then(() => n);
      const steps = await Promise.allSettled([1, 2, 3, 4].map(step));
      const made = steps.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      expect(made).toHaveLength(1);
      expect(await port.get('a-1', 'x')).toEqual({ n: made[0] });
    },
  },
  {
    state: 'A row',
    outcome: 'comes back as JSON holds it, whatever happens to the object that was put',
    async run({ port }) {
      const row = {
        text: '张三 \u{1F600} "\\',
        list: [1, 'two', null, { three: true }],
        absent: undefined,
        nested: { n: 1 },
      };
      await port.define('a-1', []);
      await port.apply(['a-1'], { from: 0, to: 1 }, [puts('a-1', { x: row })]);
      row.nested.n = 2;
      const kept = { text: '张三 \u{1F600} "\\', list: [1, 'two', null, { three: true }], nested: { n: 1 } };
      expect(await port.get('a-1', 'x')).toStrictEqual(kept);
      expect(await port.find('a-1', {})).toStrictEqual([{ key: 'x', row: kept }]);
    },
  },
  {
    state: 'A view with rows',
    outcome: 'gives many by key, and leaves out those it does not have',
    async run({ port }) {
      await port.define('a-1', []);
      await port.apply(['a-1'], { from: 0, to: 1 }, [
        puts('a-1', { x: { n: 1 }, y: { n: 2 }, 'key with " and 张': { n: 3 } }),
      ]);
      const found = await port.getMany('a-1', ['y', 'none', 'key with " and 张']);
      expect(Object.fromEntries(found)).toEqual({ y: { n: 2 }, 'key with " and 张': { n: 3 } });
      expect((await port.getMany('a-1', [])).size).toBe(0);
    },
  },
  {
    state: 'A view that is reset',
    outcome: 'has no rows and has seen nothing; other views stay',
    async run({ port }) {
      for (const view of ['a-1', 'a-2']) await port.define(view, ['n']);
      await port.apply(['a-1', 'a-2'], { from: 0, to: 3 }, [
        puts('a-1', { x: { n: 1 } }),
        puts('a-2', { x: { n: 1 } }),
      ]);
      await port.reset('a-1');
      expect([await port.count('a-1', []), await port.checkpoint('a-1')]).toEqual([0, 0]);
      expect([await port.count('a-2', []), await port.checkpoint('a-2')]).toEqual([1, 3]);
    },
  },
  {
    state: 'Views opened again',
    outcome: 'hold their rows and what they have seen',
    durable: true,
    async run({ port, reopen }) {
      await port.define('a-1', ['n']);
      await port.apply(['a-1'], { from: 0, to: 3 }, [puts('a-1', { x: { n: 1 } })]);
      const again = await reopen();
      await again.define('a-1', ['n']);
      expect(await again.get('a-1', 'x')).toEqual({ n: 1 });
      expect(await again.checkpoint('a-1')).toBe(3);
    },
  },
];
