import { lazy, Suspense } from 'react';
import { reactRouterProvider } from 'react-admin';
import { Waiting } from '../layout/pages.tsx';

const { Route } = reactRouterProvider;

const NoticeList = lazy(async () => ({ default: (await import('./NoticeList.tsx')).NoticeList }));
const NoticePage = lazy(async () => ({ default: (await import('./NoticePage.tsx')).NoticePage }));
const CertificateCheck = lazy(async () => ({
  default: (await import('./CertificateCheck.tsx')).CertificateCheck,
}));

/** The pages that anybody reads without signing in: the notices, one of them, the check of a certificate. */
export const publicRoutes = [
  { path: '/public', Page: NoticeList },
  { path: '/public/notices/:id', Page: NoticePage },
  { path: '/public/certificate', Page: CertificateCheck },
].map(({ path, Page }) => (
  <Route
    key={path}
    path={path}
    element={
      <Suspense fallback={<Waiting />}>
        <Page />
      </Suspense>
    }
  />
));
