import { lazy } from 'react';
import { reactRouterProvider } from 'react-admin';

const { Route } = reactRouterProvider;

/** Everybody's first page; whoever is not signed in yet does not load it. */
export const Workbench = lazy(async () => ({ default: (await import('./Workbench.tsx')).Workbench }));

const ReceiptPage = lazy(async () => ({ default: (await import('./ReceiptPage.tsx')).ReceiptPage }));

const ConfirmMany = lazy(async () => ({ default: (await import('./ConfirmMany.tsx')).ConfirmMany }));

/** The receipt of an act, and the acts that are confirmed together. */
export const workbenchRoutes = [
  <Route key="receipt" path="/receipts/:id" element={<ReceiptPage />} />,
  <Route key="confirm" path="/confirm" element={<ConfirmMany />} />,
];
