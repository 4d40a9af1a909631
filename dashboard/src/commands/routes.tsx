import { lazy } from 'react';
import { reactRouterProvider } from 'react-admin';

const { Route } = reactRouterProvider;

const CommandPage = lazy(async () => ({ default: (await import('./CommandPage.tsx')).CommandPage }));

/** A command on its target: `/act/SealRecommendation/r2023.b03`; `?proposal=` answers one that waits. */
export const commandRoutes = [<Route key="act" path="/act/:type/:id" element={<CommandPage />} />];
