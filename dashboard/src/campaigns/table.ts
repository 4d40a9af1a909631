import { type Line, stages } from './lines.ts';

/** The words of the table that is exported. */
export interface Headings {
  readonly first: readonly string[];
  readonly branches: string;
  readonly stage: (stage: string) => string;
  readonly left: string;
  readonly lateLists: string;
  readonly lateAssessments: string;
  readonly blocked: string;
  readonly disputes: string;
}

/** A line of the table: the names that stand first, and the numbers. */
export interface NamedLine {
  readonly names: readonly string[];
  readonly line: Line;
}

/** The matrix as a table for spreadsheets: names in words and every number in a cell of its own. */
export function tableOf(headings: Headings, lines: readonly NamedLine[]): (string | number)[][] {
  const { first, branches, stage, left, lateLists, lateAssessments, blocked, disputes } = headings;
  return [
    [...first, branches, ...stages.map(stage), left, lateLists, lateAssessments, blocked, disputes],
    ...lines.map(({ names, line }) => [
      ...names,
      line.branches,
      ...stages.map((each) => line.standing[each] ?? 0),
      line.left,
      line.late.lists,
      line.late.assessments,
      line.blocked,
      line.disputes,
    ]),
  ];
}
