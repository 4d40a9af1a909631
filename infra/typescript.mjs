// Lets Node run our TypeScript sources as they are: decorators need more than Node's own type stripping.
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/'))
      return next(url, context);
    return { format: 'module', shortCircuit: true, source: transformFileSync(fileURLToPath(url)).code };
  },
});
