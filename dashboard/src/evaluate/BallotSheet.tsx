import { parseId } from '@laurel/contracts/address';
import { isExtreme, parseScore, partScore, scoreFault, sheetOf } from '@laurel/rules/score';
import { Alert, Box, Typography, useMediaQuery, type Theme } from '@mui/material';
import { TextInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { FormTab } from '../candidates/FormTab.tsx';
import type { SheetProps } from '../commands/sheet-props.ts';
import { Stepper } from '../parts/Stepper.tsx';
import { type Campaign, useCampaign } from '../providers/campaign.ts';
import { useOne } from '../providers/queries.ts';
import { useBilingual } from '../providers/words.ts';
import { shownNumber } from '../values/fraction.ts';
import { shownInstant } from '../values/time.ts';

/**
 * An expert's ballot: every criterion of the stage on one sheet, beside the entry's form. It can be sealed
 * once each criterion has a score.
 */
export function BallotSheet({ form, id }: SheetProps) {
  const { campaign: campaignId, stage = '', unit } = parseId(form, id) ?? {};
  const { campaigns } = useCampaign();
  const campaign = campaigns.find((known) => known.campaignId === campaignId);
  if (!campaign) return null;
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 460px' } }}>
      <Material campaign={campaign} entry={`${campaignId}.${unit}`} />
      <Box>
        <Sealed id={id} />
        <Scores pack={sheetOf(campaign.rulePack, stage as Stage)} />
      </Box>
    </Box>
  );
}

/** The entry's form and files; on a narrow screen they are opened when one wants them. */
function Material({ campaign, entry }: { campaign: Campaign; entry: string }) {
  const translate = useTranslate();
  const { data } = useOne('candidates', entry);
  const isWide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('lg'));
  if (!data) return <Box />;
  return (
    <Box
      component="details"
      key={String(isWide)}
      open={isWide}
      sx={{ minWidth: 0, ...(isWide && { maxHeight: 'calc(100vh - 220px)', overflowY: 'auto' }) }}
    >
      <Box component="summary" sx={{ fontWeight: 650, minHeight: 44, cursor: 'pointer' }}>
        {translate('ballot.material')}
      </Box>
      <FormTab candidate={data} campaign={campaign} />
    </Box>
  );
}

function Sealed({ id }: { id: string }) {
  const translate = useTranslate();
  const { data } = useOne('ballot-progress', id);
  if (data?.sealedAt === undefined) return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {translate('ballot.sealedAlready', { at: shownInstant(data.sealedAt) })}
    </Alert>
  );
}

type Stage = 'onSite' | 'presentation';
type Pack = Campaign['rulePack'];

interface Score {
  readonly criterionId: string;
  readonly score: string;
}

function Scores({ pack }: { pack: Pack }) {
  const translate = useTranslate();
  const { criteria, scoring } = pack;
  const scores = (useWatch({ name: 'scores' }) ?? []) as readonly (Score | undefined)[];
  const given = criteria.map((_criterion, index) => scores[index]?.score ?? '');
  const left = given.filter((score) => scoreFault(pack, score) !== undefined).length;
  const needsReason = given.some((score) => isExtreme(pack, score));
  return (
    <>
      {criteria.map((criterion, index) => (
        <Criterion key={criterion.id} pack={pack} criterion={criterion} index={index} />
      ))}
      <TextInput
        source="reason"
        label={translate('ballot.reason', { below: scoring.reasonBelow, above: scoring.reasonAbove })}
        multiline
        fullWidth
        required={needsReason}
        validate={(value: string | undefined) =>
          needsReason && !value?.trim() ? 'ballot.reasonNeeded' : undefined
        }
        helperText={false}
      />
      <Typography role="status" sx={{ my: 2, fontSize: '1.1rem' }}>
        {left > 0
          ? translate('ballot.left', { smart_count: left })
          : translate('ballot.total', {
              total: shownNumber(
                partScore(
                  pack,
                  given.map((score) => parseScore(score)!),
                ).score,
              ),
            })}
      </Typography>
    </>
  );
}

function Criterion({
  pack,
  criterion,
  index,
}: {
  pack: Pack;
  criterion: Pack['criteria'][number];
  index: number;
}) {
  const translate = useTranslate();
  const bilingual = useBilingual();
  const { register, setValue, formState, getFieldState } = useFormContext();
  const source = `scores.${index}.score`;
  const { ballotMaximum, ballotStep } = pack.scoring;
  const scale = { least: '0', most: String(ballotMaximum), step: ballotStep };
  register(`scores.${index}.criterionId`, { value: criterion.id });
  register(source, {
    validate: (value) =>
      scoreFault(pack, String(value ?? '')) === undefined || translate('ballot.scale', { ...scale }),
  });
  const value = (useWatch({ name: source }) as string | undefined) ?? '';
  const fault = getFieldState(source, formState).error?.message;
  const name = bilingual(criterion.name);
  return (
    <Box sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: '1 1 160px' }}>
          <Typography component="h2" sx={{ fontWeight: 650 }}>
            {name}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate('ballot.weight', { weight: criterion.weight })}
          </Typography>
        </Box>
        <Stepper
          label={name}
          name={source}
          value={value}
          scale={scale}
          fault={fault}
          onChange={(next) => setValue(source, next, { shouldDirty: true, shouldValidate: true })}
        />
      </Box>
      <Box component="details">
        <Box component="summary" sx={{ color: 'text.secondary', cursor: 'pointer', minHeight: 28 }}>
          {translate('ballot.items', { smart_count: criterion.items.length })}
        </Box>
        <ul>
          {criterion.items.map((item) => (
            <li key={item.id}>
              {bilingual(item.name)}
              {item.evidence && (
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {item.evidence}
                </Typography>
              )}
            </li>
          ))}
        </ul>
      </Box>
    </Box>
  );
}
