import { lazy } from 'react';
import { reactRouterProvider } from 'react-admin';

const { Route } = reactRouterProvider;

const OutboxPage = lazy(async () => ({ default: (await import('./OutboxPage.tsx')).OutboxPage }));

/** The outbox of this device. */
export const offlineRoutes = [<Route key="outbox" path="/outbox" element={<OutboxPage />} />];
