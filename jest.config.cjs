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
  // ESM-only packages, which jest cannot load on Node 20 as they are.
  transformIgnorePatterns: ['/node_modules/(?!(email-forward-parser)/)'],
  globalSetup: '<rootDir>/test/build-once.cjs',
  testTimeout: 30_000,
};
