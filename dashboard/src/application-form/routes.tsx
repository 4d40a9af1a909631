import { lazy } from 'react';
import { reactRouterProvider } from 'react-admin';

const { Route } = reactRouterProvider;

const FormPage = lazy(async () => ({ default: (await import('./FormPage.tsx')).FormPage }));
const FormSheet = lazy(async () => ({ default: (await import('./FormSheet.tsx')).FormSheet }));

/** The application form: where it is filled in, and as a sheet that is printed. */
export const formRoutes = [
  <Route key="form" path="/forms/:id" element={<FormPage />} />,
  <Route key="sheet" path="/documents/forms/:id" element={<FormSheet />} />,
];
