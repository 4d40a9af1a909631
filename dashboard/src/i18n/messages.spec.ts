import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acts, events, roleNames, serviceNames } from '@laurel/contracts';
import reactAdmin from 'ra-language-english';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { hasMessage } from './messages.ts';
import { zhReactAdmin } from './zh-react-admin.ts';

// Goal: no screen mixes languages, lacks a text, or keeps one that nothing shows.

const messages = { zh: chinese, en: english };

const folder = join(import.meta.dirname, '..');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('i18n') && !name.endsWith('.spec.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const code = sources.map(({ text }) => text).join('\n');

function keysOf(node: unknown, prefix = ''): string[] {
  if (typeof node === 'string') return [prefix];
  return Object.entries(node as object).flatMap(([name, child]) =>
    keysOf(child, prefix === '' ? name : `${prefix}.${name}`),
  );
}

describe('The texts', () => {
  it('have the same keys in both languages', () => {
    expect(keysOf(messages.en).sort()).toEqual(keysOf(messages.zh).sort());
  });

  it('cover every key of react-admin', () => {
    expect(keysOf(zhReactAdmin).sort()).toEqual(keysOf(reactAdmin).sort());
  });

  it('fill in the same values in both languages', () => {
    const filled = (text: string) => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();
    const { ra: _zh, ...zh } = messages.zh;
    const textOf = (language: 'zh' | 'en', key: string) =>
      key
        .split('.')
        .reduce<unknown>(
          (node, name) => (node as Record<string, unknown>)[name],
          messages[language],
        ) as string;
    for (const key of keysOf(zh))
      expect([key, filled(textOf('en', key))]).toEqual([key, filled(textOf('zh', key))]);
  });

  it('are Chinese in Chinese', () => {
    const { ra: _ra, word: _word, ...screens } = messages.zh;
    const latin = keysOf(screens).filter((key) => {
      const text = key
        .split('.')
        .reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], screens) as string;
      return (
        !/[\u4e00-\u9fff]/.test(text) &&
        key !== 'app.toggleLanguage' &&
        /[a-z]{2}/i.test(text.replace(/%\{\w+\}/g, ''))
      );
    });
    expect(latin).toEqual([]);
  });

  it('name every role, service and event of contracts', () => {
    for (const role of roleNames) expect(hasMessage(`word.role.${role}`)).toBe(true);
    for (const service of serviceNames) expect(hasMessage(`word.service.${service}`)).toBe(true);
    for (const type of Object.keys(events))
      expect([type, hasMessage(`word.event.${type}`)]).toEqual([type, true]);
    expect(Object.keys(acts).length).toBeGreaterThan(0);
  });

  it('are all shown somewhere', () => {
    const { ra: _ra, word: _word, ...screens } = messages.zh;
    const tabs = [
      'form',
      'nomination',
      'standing',
      'assessment',
      'ballots',
      'ranking',
      'naming',
      'timeline',
    ].map((tab) => `file.${tab}`);
    const figures = ['branchesInvited', 'applications', 'acceptedForms', 'entriesCompeting', 'named'].map(
      (key) => `overview.${key}`,
    );
    expect(
      keysOf(screens).filter(
        (key) => !tabs.includes(key) && !figures.includes(key) && !code.includes(`'${key}'`),
      ),
    ).toEqual([]);
  });

  it('exist wherever they are asked for', () => {
    const asked = [...code.matchAll(/translate\(\s*'([a-z]\w*\.[\w.]+)'/gi)].map(([, key]) => key!);
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !hasMessage(key))).toEqual([]);
  });

  it('stand nowhere but here', () => {
    const screens = sources
      .filter(({ name }) => name.endsWith('.tsx'))
      .flatMap(({ text }) => text.split('\n'));
    const hard = screens.filter(
      (line) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line),
    );
    expect(hard).toEqual([]);
  });
});
