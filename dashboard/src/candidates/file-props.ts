import type { Campaign } from '../providers/campaign.ts';
import type { Rows } from '../providers/resources.ts';

/** The props of every part of a candidate's file. */
export interface FileProps {
  readonly candidate: Rows['candidates'];
  /** The campaign of the file, which may be another than that on the screen. */
  readonly campaign: Campaign | undefined;
}
