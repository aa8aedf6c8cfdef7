const usual = require('./jest.config.cjs');

/** The long search for member data in all that leaves the service or is kept: `npm run test:leaks`. */
module.exports = { ...usual, testMatch: ['**/leaks/*.long.ts'] };
