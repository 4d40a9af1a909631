import type { ComponentType } from 'react';
import { AutocompleteInput, DateInput, DateTimeInput, required as isRequired, TextInput } from 'react-admin';
import { useCampaign } from '../providers/campaign.ts';
import { useRows } from '../providers/queries.ts';
import { useMayRead } from '../providers/who.ts';
import { useBilingual } from '../providers/words.ts';
import type { PickedKind } from './fillable.ts';

/** The inputs by which a value of a kind is picked. */

export interface InputProps {
  readonly source: string;
  readonly label: string;
  readonly required: boolean;
}

const checked = ({ source, label, required }: InputProps) => ({
  ...{ source, label, fullWidth: true },
  ...(required && { validate: isRequired() }),
});

const Line = (props: InputProps) => <TextInput {...checked(props)} parse={(value: string) => value} />;
const Decimal = (props: InputProps) => <TextInput {...checked(props)} inputMode="decimal" />;
const Telephone = (props: InputProps) => <TextInput {...checked(props)} type="tel" />;
const Day = (props: InputProps) => <DateInput {...checked(props)} parse={(day: string) => day} />;
const Instant = (props: InputProps) => (
  <DateTimeInput {...checked(props)} parse={(local: string) => local && new Date(local).toISOString()} />
);
/** An id that nobody sees: it is made when the command is sent. */
const Nothing = () => null;

interface Choice {
  readonly id: string;
  readonly name: string;
}

const One = ({ choices, ...props }: InputProps & { choices: readonly Choice[] }) => (
  <AutocompleteInput {...checked(props)} choices={[...choices]} />
);

const isBranch = (unitId: string) => unitId.includes('.');

function unitsThat(fits: (unitId: string) => boolean): ComponentType<InputProps> {
  return function UnitInput(props) {
    const { data = [] } = useRows('units', {});
    const choices = data
      .filter(({ unitId }) => fits(unitId))
      .map(({ unitId, name }) => ({ id: unitId, name: `${name} ${unitId}` }));
    return <One {...props} choices={choices} />;
  };
}

function Account(props: InputProps) {
  const { data = [] } = useRows('people', useMayRead()('people') ? {} : undefined);
  return <One {...props} choices={data.map(({ accountId, name }) => ({ id: accountId, name }))} />;
}

function BureauKind(props: InputProps) {
  const { data = [] } = useRows('organisations', {});
  const bilingual = useBilingual();
  const kinds = data.flatMap(({ bureauKinds }) => bureauKinds);
  return <One {...props} choices={kinds.map(({ id, name }) => ({ id, name: bilingual(name) }))} />;
}

function CampaignInput(props: InputProps) {
  const { campaigns } = useCampaign();
  const bilingual = useBilingual();
  return (
    <One
      {...props}
      choices={campaigns.map(({ campaignId, campaignName }) => ({
        id: campaignId,
        name: bilingual(campaignName),
      }))}
    />
  );
}

/** The input of each kind. */
export const pickers: Readonly<Record<PickedKind, ComponentType<InputProps>>> = {
  account: Account,
  branch: unitsThat(isBranch),
  bureau: unitsThat((unitId) => !isBranch(unitId)),
  bureauKind: BureauKind,
  campaign: CampaignInput,
  day: Day,
  documentNumber: Line,
  instant: Instant,
  newId: Nothing,
  score: Decimal,
  telephone: Telephone,
  unit: unitsThat(() => true),
};
