// Phases: several may belong to one part of the process, and each has a name of its own.
import { describe, expect, it } from '@jest/globals';
import { rulePackSchema } from '@laurel/contracts';
import { lint, ownName, phaseKey, phasesOf, planPack2023, threeStationsPack2024 as pack } from './index.ts';

const errors = (changed: typeof pack) =>
  lint(rulePackSchema.parse(changed))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`);

describe('Phases', () => {
  it('are told apart by key, or by the part to which they belong', () => {
    expect(pack.phases.map(phaseKey)).toEqual(['call', 'screening', 'inspection', 'contest', 'recheck']);
    expect(planPack2023.phases.map(phaseKey)).toEqual(['mobilisation', 'implementation', 'commendation']);
  });
  it('of one part stand in order of time', () =>
    expect(phasesOf({ phases: [...pack.phases].reverse() }, 'implementation').map(phaseKey)).toEqual([
      'screening',
      'inspection',
    ]));
  it('have a name of their own where it is not the usual one', () => {
    expect(planPack2023.phases.map(ownName)).toEqual([undefined, undefined, undefined]);
    expect(pack.phases.map((phase) => ownName(phase)?.en)).toContain('Inspection');
  });
  it('of one part need keys, and assessment may run through all of that part', () => {
    expect(errors(pack)).toEqual([]);
    const keyless = pack.phases.map(({ key: _key, ...phase }) => phase);
    expect(errors({ ...pack, phases: keyless })).toContain('id_repeated phases');
    expect(errors({ ...pack, assessmentTo: '2024-11-01' })).toContain(
      'assessment_outside_phase assessmentFrom',
    );
  });
});
