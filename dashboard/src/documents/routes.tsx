import { lazy } from 'react';
import { reactRouterProvider } from 'react-admin';

const { Route } = reactRouterProvider;

const NoticeDraft = lazy(async () => ({ default: (await import('./NoticeDraft.tsx')).NoticeDraft }));
const Decision = lazy(async () => ({ default: (await import('./Decision.tsx')).Decision }));
const Certificates = lazy(async () => ({ default: (await import('./Certificates.tsx')).Certificates }));

/** The documents that are printed from the record, for those who watch a campaign. */
export const documentRoutes = [
  <Route key="notice" path="/documents/notice" element={<NoticeDraft />} />,
  <Route key="decision" path="/documents/decision" element={<Decision />} />,
  <Route key="certificates" path="/documents/certificates" element={<Certificates />} />,
];
