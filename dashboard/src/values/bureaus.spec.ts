import { describe, expect, it } from '@jest/globals';
import { bureauChoices } from './bureaus.ts';

describe('Bureaus to choose from', () => {
  it('stand below the one above them and name it', () => {
    const choices = bureauChoices([
      { unitId: 'b01', name: '东城分局' },
      { unitId: 'b02', name: '西城分局' },
      { unitId: 'b11', name: '河东县局', parentId: 'b01' },
    ]);
    expect(choices).toEqual([
      { value: 'b01', label: '东城分局' },
      { value: 'b11', label: '东城分局 › 河东县局' },
      { value: 'b02', label: '西城分局' },
    ]);
  });
});
