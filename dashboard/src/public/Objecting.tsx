import { Box, Link } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../parts/Facts.tsx';
import { Section } from '../parts/Section.tsx';
import { useSystem } from '../providers/system.ts';
import { progressOf } from './notice-days.ts';
import type { Notice } from './reading.ts';

/**
 * The way to object. Nothing is sent from here: an objection has a name or a seal that somebody
 * verifies, so discipline registers it (docs/handbook/process.md#1.13).
 */
export function Objecting({ notice }: { notice: Notice }) {
  const translate = useTranslate();
  const now = useSystem()?.now;
  const to = notice.objectionsTo;
  return (
    <Section title={translate('public.objecting')}>
      {now !== undefined && progressOf(notice, now) === 'ended' && (
        <Box sx={{ mb: 1.5 }}>{translate('public.closedToObjections')}</Box>
      )}
      {to ? (
        <Facts
          facts={[
            [translate('public.office'), to.office],
            [translate('public.address'), to.address],
            [translate('public.telephone'), <Reach key="telephone" scheme="tel" to={to.telephone} />],
            [translate('public.email'), <Reach key="email" scheme="mailto" to={to.email} />],
            [translate('public.hours'), to.hours],
          ]}
        />
      ) : (
        <Box>{translate('public.noOffice')}</Box>
      )}
      <Box component="ul" sx={{ mb: 0, mt: 2, pl: 3, '& li': { mb: 0.75 } }}>
        {rules.map((rule) => (
          <li key={rule}>{translate(rule)}</li>
        ))}
      </Box>
    </Section>
  );
}

const rules = [
  'public.must',
  'public.mustPerson',
  'public.mustUnit',
  'public.anonymous',
  'public.byWhom',
  'public.notOnline',
] as const;

function Reach({ scheme, to }: { scheme: 'tel' | 'mailto'; to: string }) {
  return <Link href={`${scheme}:${to}`}>{to}</Link>;
}
