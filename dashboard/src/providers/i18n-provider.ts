import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import { messagesOf } from '../i18n/messages.ts';
import { type Language, setLanguage } from './http.ts';

const key = 'laurel.language';

/** The language chosen in this browser, if any was. */
export function chosenLanguage(): Language | undefined {
  const stored = window.localStorage.getItem(key);
  return stored === 'zh' || stored === 'en' ? stored : undefined;
}

/** Chinese first, English complete. It is there once the texts are with which one begins. */
export async function makeI18nProvider(): Promise<I18nProvider> {
  const first = chosenLanguage() ?? 'zh';
  const begun = await messagesOf(first);
  const provider = polyglotI18nProvider(
    (locale) => (locale === first ? begun : messagesOf(locale as Language)) as TranslationMessages,
    first,
    [
      { locale: 'zh', name: '中文' },
      { locale: 'en', name: 'English' },
    ],
  );
  announce((provider.getLocale() as Language) ?? 'zh');
  return {
    ...provider,
    changeLocale: async (locale: string, options?: unknown) => {
      announce(locale as Language);
      window.localStorage.setItem(key, locale);
      return await provider.changeLocale(locale, options);
    },
  };
}

function announce(language: Language): void {
  setLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
