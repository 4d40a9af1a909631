import { lazy } from 'react';
import { reactRouterProvider } from 'react-admin';

const { Route } = reactRouterProvider;

const Overview = lazy(async () => ({ default: (await import('./Overview.tsx')).Overview }));

/** The campaign at a glance, for those who watch it. */
export const overviewRoutes = [<Route key="progress" path="/progress" element={<Overview />} />];
