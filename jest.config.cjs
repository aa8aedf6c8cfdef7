/** Tests are transformed one file at a time, without type checks: `npm run check` has those. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.(ts|js)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
  // ESM-only packages, and one that imports in passing, which jest cannot load on Node 20 as they are.
  transformIgnorePatterns: ['/node_modules/(?!(email-forward-parser|@opentelemetry/otlp-exporter-base)/)'],
  globalSetup: '<rootDir>/test/build-once.cjs',
  // Most of a story is waiting for the store and for other processes: two at once take little more than one.
  maxWorkers: '100%',
  testTimeout: 60_000,
};
