import type { RulePack } from '@laurel/contracts';
import { parseId } from '@laurel/contracts/address';
import { Box, Typography } from '@mui/material';
import { useDeferredValue, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { checkPack } from '@laurel/rules/check-pack';
import type { SheetProps } from '../commands/sheet-props.ts';
import { useBegun } from '../commands/use-begun.ts';
import { Fields } from '../commands/fields/Fields.tsx';
import { Section } from '../parts/Section.tsx';
import { useCampaign } from '../providers/campaign.ts';
import { useRows } from '../providers/queries.ts';
import { Changes } from './Changes.tsx';
import { Criteria } from './Criteria.tsx';
import { packParts } from './pack-fields.ts';
import { PackFindings } from './PackFindings.tsx';
import { PackInput } from './PackInput.tsx';
import { PackText } from './PackText.tsx';
import { Phases } from './Phases.tsx';
import { ShippedPacks } from './ShippedPacks.tsx';

/**
 * A rule pack as it is written: begun from a shipped one or that of a campaign, each field with what the
 * linter says of it while one writes, and what has changed against the pack that stands.
 */
export function RulePackSheet({ form, id }: SheetProps) {
  const { campaign: campaignId } = parseId(form, id) ?? {};
  const { campaigns } = useCampaign();
  const standing = campaigns.find((known) => known.campaignId === campaignId)?.rulePack;
  const { setValue } = useFormContext();
  const pack = useWatch({ name: 'rulePack' }) as RulePack | undefined;
  const begin = (chosen: RulePack) => setValue('rulePack', structuredClone(chosen), { shouldDirty: true });
  // What is revised or amended begins with what stands.
  useBegun('rulePack', standing);
  const others = form.fields.filter(({ name }) => name !== 'rulePack');
  return (
    <>
      <ShippedPacks campaigns={campaigns} onChoose={begin} />
      {pack && <Written pack={pack} standing={standing} />}
      {pack && <Fields fields={others} />}
    </>
  );
}

function Written({ pack, standing }: { pack: RulePack; standing: RulePack | undefined }) {
  const translate = useTranslate();
  const { data: organisations } = useRows('organisations', {});
  const kinds = organisations?.[0]?.bureauKinds;
  const judged = useDeferredValue(pack);
  const findings = useMemo(() => checkPack(judged, kinds), [judged, kinds]);
  return (
    <>
      <PackFindings findings={findings} />
      {packParts.map(({ word, fields }) => (
        <Section key={word} title={translate(word)}>
          <Box
            sx={{
              display: 'grid',
              columnGap: 2,
              rowGap: 1.5,
              gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: '1fr 1fr 1fr' },
            }}
          >
            {fields.map((field) => (
              <PackInput key={field.path} field={field} findings={findings} />
            ))}
          </Box>
          {word === 'pack.days' && <Phases phases={pack.phases} findings={findings} />}
          {word === 'pack.scoring' && <Shares pack={pack} />}
        </Section>
      ))}
      <Criteria criteria={pack.criteria} findings={findings} />
      {standing && <Changes before={standing} after={judged} />}
      <PackText pack={pack} />
    </>
  );
}

/** The shares of the three parts of the score, which make a hundred. */
function Shares({ pack }: { pack: RulePack }) {
  const translate = useTranslate();
  const { weightDynamic = 0, weightOnSite = 0, weightPresentation = 0 } = pack.scoring;
  const sum = Number(weightDynamic) + Number(weightOnSite) + Number(weightPresentation);
  return <Typography role="status">{translate('pack.sharesSum', { sum })}</Typography>;
}
