const usual = require('./jest.config.cjs');

/** The long run of two services that are killed again and again: `npm run test:crash`. */
module.exports = { ...usual, testMatch: ['**/crash-run/*.long.ts'] };
