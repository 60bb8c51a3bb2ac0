import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:8000';

export default defineConfig(({ command }) => ({
  // The server may have only a part of the host, so that no built file says where it lies: files name each other from
  // where they are, and the page, which the server shows at `graphql`, names those in `explorer/` beside it.
  base: command === 'build' ? './' : '/explorer/',
  experimental: {
    renderBuiltUrl: (file, { hostType }) => (hostType === 'html' ? `explorer/${file}` : { relative: true }),
  },
  publicDir: 'src/public',
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 8000,
    license: { fileName: 'licenses.md' },
    // "use client" in a dependency means nothing here.
    rolldownOptions: {
      onLog(level, log, handler) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
      },
    },
  },
  worker: { format: 'es' },
  // Vite itself has to see these, or it does not find the workers in them.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  // While developing, the page comes from Vite and the data from a Palermo
  // that runs on its usual address.
  server: {
    proxy: {
      '/explorer/questions.json': server,
      '/schema.graphql': server,
      '/graphql': {
        target: server,
        bypass: (request) =>
          request.method === 'GET' && request.headers.accept?.includes('text/html')
            ? '/explorer/index.html'
            : undefined,
      },
    },
  },
}));
