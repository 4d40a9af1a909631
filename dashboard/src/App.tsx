import { Admin, CustomRoutes, type I18nProvider, reactRouterProvider, Resource } from 'react-admin';
import { formRoutes } from './application-form/routes.tsx';
import { campaigns } from './campaigns/index.ts';
import { commandRoutes } from './commands/routes.tsx';
import { useActsKey } from './commands/shortcut.ts';
import { candidates } from './candidates/index.ts';
import { documentRoutes } from './documents/routes.tsx';
import { history } from './history/index.ts';
import { desks } from './map.ts';
import { Layout } from './layout/Layout.tsx';
import { AccessDenied, Broken, NotFound, Waiting } from './layout/pages.tsx';
import { darkTheme, lightTheme } from './layout/theme.ts';
import { Login } from './login/Login.tsx';
import { named } from './named/index.ts';
import { overviewRoutes } from './overview/routes.tsx';
import { authProvider } from './providers/auth-provider.ts';
import { dataProvider } from './providers/data-provider.ts';
import { queryClient } from './providers/query-client.ts';
import { publicRoutes } from './public/routes.tsx';
import { offlineRoutes } from './offline/routes.tsx';
import { ranking } from './ranking/index.ts';
import { Workbench, workbenchRoutes } from './workbench/routes.tsx';
import { deadLetters } from './dead-letters/index.ts';

const { Route } = reactRouterProvider;

/** The map of the dashboard: every screen is one of these resources, in the folder of its name. */
export function App({ i18nProvider }: { i18nProvider: I18nProvider }) {
  useActsKey();
  return (
    <Admin
      dashboard={Workbench}
      loginPage={Login}
      layout={Layout}
      accessDenied={AccessDenied}
      catchAll={NotFound}
      error={Broken}
      loading={Waiting}
      theme={lightTheme}
      darkTheme={darkTheme}
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      requireAuth
      disableTelemetry
    >
      <Resource name="overview" {...campaigns} />
      <Resource name="candidates" {...candidates} />
      <Resource name="ranking-entries" {...ranking} />
      <Resource name="named" {...named} />
      <Resource name="history" {...history} />
      <Resource name="dead-letters" {...deadLetters} />
      <CustomRoutes>{documentRoutes}</CustomRoutes>
      <CustomRoutes>{formRoutes}</CustomRoutes>
      <CustomRoutes>{commandRoutes}</CustomRoutes>
      <CustomRoutes>{offlineRoutes}</CustomRoutes>
      <CustomRoutes>
        {desks.map(({ path, page: DeskPage }) => (
          <Route key={path} path={path} element={<DeskPage />} />
        ))}
      </CustomRoutes>
      <CustomRoutes>{overviewRoutes}</CustomRoutes>
      <CustomRoutes>{workbenchRoutes}</CustomRoutes>
      <CustomRoutes noLayout>{publicRoutes}</CustomRoutes>
    </Admin>
  );
}
