import type { CommandForm } from '@laurel/contracts';
import { type ComponentType, lazy } from 'react';
import type { SheetProps } from './sheet-props.ts';

const RulePackSheet = lazy(async () => ({
  default: (await import('../prepare/RulePackSheet.tsx')).RulePackSheet,
}));

/**
 * The commands whose inputs are made by hand, because people fill them in for long or under stress. All
 * others have the inputs that follow from their contracts. Read-back, sending and receipt are the same.
 */
const sheets: Readonly<Record<string, ComponentType<SheetProps>>> = {
  AmendRulePack: RulePackSheet,
  DraftCampaign: RulePackSheet,
  DraftRecommendation: lazy(async () => ({ default: (await import('../apply/RankedList.tsx')).RankedList })),
  ReviseRulePack: RulePackSheet,
  RecordAssessment: lazy(async () => ({ default: (await import('../assess/VisitSheet.tsx')).VisitSheet })),
  SealBallot: lazy(async () => ({ default: (await import('../evaluate/BallotSheet.tsx')).BallotSheet })),
};

/** The inputs of a command that are made by hand; undefined where those of its contract do. */
export function sheetOf({ type }: CommandForm): ComponentType<SheetProps> | undefined {
  return sheets[type];
}
