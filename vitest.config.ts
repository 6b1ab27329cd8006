import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/editor/**', 'test/ui/**', 'test/bench/activation/**', 'node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Generated code is plain JavaScript already: a megabyte of it needs no transformation.
    server: { deps: { external: [/\/compiled\/\w+\.js$/] } },
  },
});
