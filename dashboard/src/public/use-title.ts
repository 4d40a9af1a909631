import { useEffect } from 'react';
import { useTranslate } from 'react-admin';

/** Names the window after the page. */
export function useTitle(title: string): void {
  const translate = useTranslate();
  useEffect(() => {
    document.title = `${title} · ${translate('app.name')}`;
  }, [title, translate]);
}
