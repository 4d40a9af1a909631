import { chinese } from './chinese.ts';

/** All texts of a language. Chinese first; English is loaded when somebody reads it. */
export function messagesOf(locale: 'zh' | 'en'): object | Promise<object> {
  return locale === 'zh' ? chinese : import('./english.ts').then(({ english }) => english);
}

/** True if there is such a text, to look unknown values of rows up without a warning. */
export function hasMessage(key: string): boolean {
  const found = key
    .split('.')
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], chinese);
  return typeof found === 'string';
}
