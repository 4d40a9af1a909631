import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { TranslationMessages } from 'react-admin';
import { messagesOf } from '../i18n/messages.ts';
import { type Language, setLanguage } from './http.ts';

const key = 'laurel.language';

/** The language chosen in this browser, if any was. */
export function chosenLanguage(): Language | undefined {
  const stored = window.localStorage.getItem(key);
  return stored === 'zh' || stored === 'en' ? stored : undefined;
}

const first = chosenLanguage() ?? 'zh';
// Nothing is shown before its texts are there.
const begun = await messagesOf(first);

/** Chinese first, English complete. */
export const i18nProvider = (() => {
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
})();

function announce(language: Language): void {
  setLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
