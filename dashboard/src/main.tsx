import './providers/no-eval.ts';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { keepOnDevice } from './offline/versions.ts';
import { makeI18nProvider } from './providers/i18n-provider.ts';

const root = createRoot(document.getElementById('root')!);
// Nothing is shown before its texts are there. No module waits for them: they may need its file.
void makeI18nProvider().then((i18nProvider) => root.render(<App i18nProvider={i18nProvider} />));
keepOnDevice();
