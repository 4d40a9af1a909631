/** The fields of a rule pack as they are written on the screen, in the order in which one thinks of them. */

type PackInput = 'text' | 'lines' | 'day' | 'number' | 'decimal' | 'yesNo' | 'trimming';

export interface PackField {
  /** Its place in the rule pack, as findings name it. */
  readonly path: string;
  readonly is: PackInput;
  /** The key of its words. */
  readonly word: string;
}

export interface PackPart {
  readonly word: string;
  readonly fields: readonly PackField[];
}

const field = (path: string, is: PackInput, word: string): PackField => ({ path, is, word });
const bilingual = (path: string, zh: string, en: string): PackField[] => [
  field(`${path}.zh`, 'text', zh),
  field(`${path}.en`, 'text', en),
];

/** The parts whose fields are the same in every rule pack. */
export const packParts: readonly PackPart[] = [
  {
    word: 'pack.names',
    fields: [
      ...bilingual('campaignName', 'pack.campaignName', 'pack.campaignNameEnglish'),
      ...bilingual('honourName', 'pack.honourName', 'pack.honourNameEnglish'),
      ...bilingual('city', 'pack.city', 'pack.cityEnglish'),
      field('round', 'number', 'pack.round'),
      field('basis', 'lines', 'pack.basis'),
    ],
  },
  {
    word: 'pack.days',
    fields: [
      field('applicationDeadline', 'day', 'pack.applicationDeadline'),
      field('assessmentFrom', 'day', 'pack.assessmentFrom'),
      field('assessmentTo', 'day', 'pack.assessmentTo'),
    ],
  },
  {
    word: 'pack.entering',
    fields: [
      field('routes.listMinimum', 'number', 'pack.listMinimum'),
      field('routes.listMaximum', 'number', 'pack.listMaximum'),
      field('eligibility.fullMembersMinimum', 'number', 'pack.fullMembersMinimum'),
      field('eligibility.clearanceValidDays', 'number', 'pack.clearanceValidDays'),
      field('eligibility.planRequired', 'yesNo', 'pack.planRequired'),
    ],
  },
  {
    word: 'pack.scoring',
    fields: [
      field('scoring.weightDynamic', 'number', 'pack.weightDynamic'),
      field('scoring.weightOnSite', 'number', 'pack.weightOnSite'),
      field('scoring.weightPresentation', 'number', 'pack.weightPresentation'),
      field('scoring.ballotMaximum', 'number', 'pack.ballotMaximum'),
      field('scoring.ballotStep', 'decimal', 'pack.ballotStep'),
      field('scoring.reasonBelow', 'decimal', 'pack.reasonBelow'),
      field('scoring.reasonAbove', 'decimal', 'pack.reasonAbove'),
      field('scoring.floor', 'decimal', 'pack.floor'),
      field('scoring.bonusCap', 'decimal', 'pack.bonusCap'),
      field('scoring.visitsMinimum', 'number', 'pack.visitsMinimum'),
      field('scoring.ballotsMinimum', 'number', 'pack.ballotsMinimum'),
      field('scoring.trimming', 'trimming', 'pack.trimming'),
      field('scoring.trimFromBallots', 'number', 'pack.trimFromBallots'),
      field('indicatorShare', 'number', 'pack.indicatorShare'),
    ],
  },
  {
    word: 'pack.places',
    fields: [
      field('places', 'number', 'pack.placesCount'),
      field('reserves', 'number', 'pack.reserves'),
      field('presentationMinutes', 'number', 'pack.presentationMinutes'),
      field('notice.workingDays', 'number', 'pack.noticeWorkingDays'),
      field('answers.deductionWorkingDays', 'number', 'pack.deductionWorkingDays'),
      field('answers.returnWorkingDays', 'number', 'pack.returnWorkingDays'),
      field('certificatePrefix', 'text', 'pack.certificatePrefix'),
      field('plaquePrefix', 'text', 'pack.plaquePrefix'),
    ],
  },
];

/** The path of a finding as the place of an input: `criteria[2].weight` stands at `criteria.2.weight`. */
export function sourceOf(path: string): string {
  return path.replace(/\[(\d+)\]/g, '.$1');
}
