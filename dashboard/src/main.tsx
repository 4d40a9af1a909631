import './providers/no-eval.ts';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { keepOnDevice } from './offline/versions.ts';

createRoot(document.getElementById('root')!).render(<App />);
keepOnDevice();
