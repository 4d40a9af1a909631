import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The dashboard as static files, served by Laurel itself at `/`: nothing is loaded from elsewhere. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_600,
  },
  server: { port: 5173, proxy: { '/api': process.env['LAUREL_API'] ?? 'http://127.0.0.1:3000' } },
});
