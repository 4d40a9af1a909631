// Runs a spec by jest's own circus, but lets Node load it: a module is loaded once for all specs of a process,
// and not anew for each of them into a realm of its own.
// docs/decisions/0030-let-node-load-the-specs.md
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import '../typescript.mjs';
import { setGlobals } from './globals.mjs';

const require = createRequire(import.meta.url);
const { default: circus } = require('jest-circus/runner');
const handlers = Symbol.for('EVENT_HANDLERS');
const globalsUrl = new URL('globals.mjs', import.meta.url).href;

process.setSourceMapsEnabled(true);
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globalsUrl, shortCircuit: true } : next(specifier, context),
});

export default function run(globalConfig, config, environment, runtime, spec, send) {
  // Jest's own source maps know only what its runtime loaded; without its hook Node's are used.
  Error.prepareStackTrace = undefined;
  return circus(globalConfig, config, environment, loadingByNode(runtime, spec), spec, send);
}

/** Jest's runtime, but for what loads. */
function loadingByNode(runtime, spec) {
  const own = {
    /** Circus keeps the tests of a spec in its module, and its listeners in the global object. */
    requireInternalModule: (path) => {
      delete require.cache[path];
      delete globalThis[handlers];
      return require(path);
    },
    setGlobalsForRuntime: (globals) => {
      runtime.setGlobalsForRuntime(globals);
      setGlobals(runtime.requireModuleOrMock(spec, '@jest/globals'));
    },
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(pathToFileURL(path).href),
  };
  return new Proxy(runtime, {
    get: (_target, name) => {
      if (name in own) return own[name];
      const value = runtime[name];
      return typeof value === 'function' ? value.bind(runtime) : value;
    },
  });
}
