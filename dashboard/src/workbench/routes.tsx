import { lazy } from 'react';
import { reactRouterProvider } from 'react-admin';

const { Route } = reactRouterProvider;

const ReceiptPage = lazy(async () => ({ default: (await import('./ReceiptPage.tsx')).ReceiptPage }));

/** The receipt of an act. */
export const workbenchRoutes = [<Route key="receipt" path="/receipts/:id" element={<ReceiptPage />} />];
