// Turns our TypeScript into JavaScript where it stands, names and all, so that an image needs no compiler:
// Node takes a `.ts` without types as it is.
import { globSync, writeFileSync } from 'node:fs';
import { transformFileSync } from '@swc/core';

for (const file of globSync('{libs,services}/*/src/**/*.ts'))
  writeFileSync(file, transformFileSync(file).code);
