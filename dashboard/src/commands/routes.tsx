import { lazy } from 'react';
import { reactRouterProvider } from 'react-admin';

const { Route } = reactRouterProvider;

const ActsPage = lazy(async () => ({ default: (await import('./ActsPage.tsx')).ActsPage }));
const TargetPage = lazy(async () => ({ default: (await import('./TargetPage.tsx')).TargetPage }));
const CommandPage = lazy(async () => ({ default: (await import('./CommandPage.tsx')).CommandPage }));

/**
 * All commands, the choice of a command's target, and a command on its target:
 * `/act/SealRecommendation/r2023.b03`; `?proposal=` answers one that waits.
 */
export const commandRoutes = [
  <Route key="acts" path="/act" element={<ActsPage />} />,
  <Route key="target" path="/act/:type" element={<TargetPage />} />,
  <Route key="act" path="/act/:type/:id" element={<CommandPage />} />,
];
