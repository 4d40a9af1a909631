import { account, organisation } from '@laurel/contracts';
import type { Deployment } from '../story/deployment.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type KnownOf, type Scene } from './act.ts';
import { publishing } from './calendar.ts';
import { enrolled } from './setting-up.ts';

/** The scenes of a deployment beside its campaigns: its administrators, who runs it, its calendar. */
export function deploying(deployment: Deployment): Scene<KnownOf>[] {
  const { year, administrators, officials } = deployment;
  return [
    {
      zh: '建立账号',
      en: 'Accounts',
      at: at(year.opening, '08:00'),
      waves: () => [
        administrators.map((by): Act => ({ kind: 'password', by })),
        ...(officials.length === 0 ? [] : enrolled(deployment, officials)),
      ],
    },
    ...(officials.length === 0
      ? []
      : [
          {
            zh: '登记所辖市局',
            en: 'The cities of the province',
            at: at(year.opening, '08:30'),
            waves: () => [cities(deployment)],
          },
        ]),
    ...publishing(deployment),
    {
      zh: '恢复管理员',
      en: 'An administrator is lost',
      at: at(year.summer(0.27), '09:00'),
      waves: () => restored(deployment),
    },
  ];
}

/** Each is a unit of its own; what is below it its own operator registers. */
function cities({ stories, stewards: [operator] }: Deployment): Act[] {
  return stories.map(({ region: { unitId }, pack }) => {
    const city = { bureauId: unitId!, name: `${pack.city.zh}公安局`, kind: 'countyBureau' as const };
    return ask(operator, organisation, 'city', 'RegisterBureau', city);
  });
}

/** The security administrator lost the password; the two others open the envelope. */
function restored({ administrators }: Deployment): Act[][] {
  const [system, lost, audit] = administrators;
  const minutes = { lost: lost!.accountId, minutesNumber: '澜安委〔2023〕9号', ground: '密码遗失' };
  const acts = both([system!, audit!], account, lost!.accountId, 'RestoreSecurityAdministrator', minutes);
  return [acts, [{ kind: 'password', by: lost!, restored: acts }]];
}
