import { Admin, CustomRoutes, Resource } from 'react-admin';
import { formRoutes } from './application-form/routes.tsx';
import { campaigns } from './campaigns/index.ts';
import { commandRoutes } from './commands/routes.tsx';
import { useActsKey } from './commands/shortcut.ts';
import { candidates } from './candidates/index.ts';
import { documentRoutes } from './documents/routes.tsx';
import { history } from './history/index.ts';
import { Layout } from './layout/Layout.tsx';
import { AccessDenied, Broken, NotFound, Waiting } from './layout/pages.tsx';
import { darkTheme, lightTheme } from './layout/theme.ts';
import { Login } from './login/Login.tsx';
import { named } from './named/index.ts';
import { Overview } from './overview/Overview.tsx';
import { authProvider } from './providers/auth-provider.ts';
import { dataProvider } from './providers/data-provider.ts';
import { i18nProvider } from './providers/i18n-provider.ts';
import { queryClient } from './providers/query-client.ts';
import { publicRoutes } from './public/routes.tsx';
import { ranking } from './ranking/index.ts';
import { deadLetters } from './dead-letters/index.ts';

/** The map of the dashboard: every screen is one of these resources, in the folder of its name. */
export function App() {
  useActsKey();
  return (
    <Admin
      dashboard={Overview}
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
      <Resource name="set-aside" {...deadLetters} />
      <CustomRoutes>{documentRoutes}</CustomRoutes>
      <CustomRoutes>{formRoutes}</CustomRoutes>
      <CustomRoutes>{commandRoutes}</CustomRoutes>
      <CustomRoutes noLayout>{publicRoutes}</CustomRoutes>
    </Admin>
  );
}
