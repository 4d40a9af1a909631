import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type * as Contracts from '@laurel/contracts';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, runnerImport } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Modules of the dashboard that are made from the contracts when it is built, by their names. */
const fromContracts: Readonly<Record<string, (contracts: typeof Contracts) => unknown>> = {
  'virtual:command-forms': ({ commandForms }) => commandForms(),
  'virtual:rule-packs': ({ shippedPacks }) => shippedPacks,
};

/** Makes them, so that nothing stands a second time, and nothing else of the contracts is in the bundle. */
function contractModules(): Plugin {
  return {
    name: 'laurel-contract-modules',
    resolveId: (id) => (id in fromContracts ? `\0${id}` : undefined),
    async load(id) {
      const make = fromContracts[id.slice(1)];
      if (!id.startsWith('\0') || !make) return undefined;
      const { module } = await runnerImport<typeof Contracts>('@laurel/contracts', {
        configFile: false,
        root: import.meta.dirname,
      });
      return `export default ${JSON.stringify(make(module))};`;
    },
  };
}

const bytesLeast = 1024;
const encodings = {
  br: (bytes: Uint8Array) => brotliCompressSync(bytes),
  gz: (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }),
};

/** Writes each file of the build compressed beside it, once for everybody who will load it. */
function compressed(): Plugin {
  return {
    name: 'laurel-compressed',
    writeBundle({ dir }, bundle) {
      for (const file of Object.keys(bundle)) {
        const path = join(dir!, file);
        const bytes = readFileSync(path);
        if (bytes.length < bytesLeast) continue;
        for (const [ending, compress] of Object.entries(encodings))
          writeFileSync(`${path}.${ending}`, compress(bytes));
      }
    },
  };
}

const icons = [192, 512].flatMap((size) =>
  (['any', 'maskable'] as const).map((purpose) => ({
    src: `/icon-${purpose}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })),
);

/**
 * The dashboard as an application of a phone or tablet: a worker keeps its files, so that it opens without
 * network. What the API answers is never kept by it, and no new version is taken by itself.
 */
const installed = VitePWA({
  registerType: 'prompt',
  injectRegister: null,
  manifest: {
    id: '/',
    name: '月桂 Laurel',
    short_name: '月桂',
    lang: 'zh-CN',
    start_url: '/',
    display: 'standalone',
    theme_color: '#8c1d18',
    background_color: '#ffffff',
    icons,
  },
  workbox: {
    globPatterns: ['**/*.{html,js,css,svg}'],
    // Screens have their addresses behind the `#`, so every other address is none of the dashboard's.
    navigateFallback: '/index.html',
    navigateFallbackAllowlist: [/^\/(\?.*)?$/],
    // Whoever opened the dashboard with network has it from then on, without opening it twice.
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
  },
});

/** The dashboard as static files, served by Laurel itself at `/`: nothing is loaded from elsewhere. */
export default defineConfig({
  plugins: [react(), contractModules(), compressed(), installed],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_600,
    rolldownOptions: {
      // The modules of the first load are one file: it is compressed better than many.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  server: { port: 5173, proxy: { '/api': process.env['LAUREL_API'] ?? 'http://127.0.0.1:3000' } },
});
