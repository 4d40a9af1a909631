/**
 * Tells zod, which comes with the rules of a rule pack, not to compile its parsers: the page's policy forbids
 * code from texts, and a browser reports even the try. It must be said before zod is loaded.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
