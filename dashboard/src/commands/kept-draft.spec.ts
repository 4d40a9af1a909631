import { beforeEach, describe, expect, it } from '@jest/globals';
import { Draft } from './kept-draft.ts';

type Place = NonNullable<ConstructorParameters<typeof Draft>[0]>;
type Kept = Parameters<Place['keep']>[0];

/** A device that keeps the last draft, the slower the earlier it was asked. */
class Device implements Place {
  kept: Kept | undefined;
  #pauses = 3;

  async keep(draft: Kept): Promise<void> {
    for (let pause = this.#pauses--; pause > 0; pause--) await Promise.resolve();
    this.kept = draft;
  }
  async drop(): Promise<void> {
    this.kept = undefined;
  }
}

describe('A draft', () => {
  let device: Device;
  let draft: Draft;
  beforeEach(() => {
    device = new Device();
    draft = new Draft(device);
  });

  it('is kept as it was written last, however slow the device', async () => {
    const first = draft.write({ reason: '更' });
    await draft.write({ reason: '更名' });
    await first;
    expect(device.kept?.filled).toEqual({ reason: '更名' });
  });
  it('goes on under its key when it is found again', async () => {
    await draft.write({ reason: '更名' });
    await draft.mark(true);
    const again = new Draft(device, device.kept);
    expect(again.filled).toEqual({ reason: '更名' });
    expect(again.isOpen).toBe(true);
    expect(again.key.current).toBe(draft.key.current);
  });
  it('is gone when it is dropped, though it was being kept', async () => {
    const keeping = draft.write({ reason: '更名' });
    await draft.drop();
    await keeping;
    expect(device.kept).toBeUndefined();
    expect(draft.keptAt).toBeUndefined();
  });
  it('stays on the screen where the device keeps nothing', async () => {
    const unkept = new Draft();
    await unkept.write({ reason: '更名' });
    expect(unkept.filled).toEqual({ reason: '更名' });
    expect(unkept.keptAt).toBeUndefined();
  });
});
