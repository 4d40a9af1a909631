// The order of what several cities do at one instant, where it shows in the record that they share.
import { describe, expect, it } from '@jest/globals';
import { planPack2023 } from '@laurel/rules';
import { Deployment } from '../story/deployment.ts';
import { type Act, type CommandAct, laneOf } from './act.ts';
import { scriptOf } from './script.ts';

const waves = scriptOf(new Deployment(planPack2023, 1, 2)).flatMap((scene) =>
  scene.waves(({ order }) => ({ order })),
);
const isOpening = (act: Act): act is CommandAct => act.kind === 'command' && act.type === 'OpenCampaign';

describe('Campaigns of several cities that open at one instant', () => {
  const openings = waves.filter((wave) => wave.filter(isOpening).length > 1);

  it('open one after the other, so that their bureaus are invited in the same order on every engine', () => {
    expect(openings).toHaveLength(2);
    for (const wave of openings) expect(new Set(wave.filter(isOpening).map(laneOf)).size).toBe(1);
  });
  it('open after everything else that is done to them', () => {
    for (const wave of openings) {
      const opened = wave.filter(isOpening).map(({ id }) => id);
      const others = wave.filter(
        (act) => act.kind === 'command' && opened.includes(act.id) && !isOpening(act),
      );
      expect(others).toEqual([]);
    }
  });
});
