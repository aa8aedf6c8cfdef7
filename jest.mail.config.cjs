const usual = require('./jest.config.cjs');

/** The long run of mails through a failing mailbox: `npm run test:mail`. */
module.exports = { ...usual, testMatch: ['**/mail-faults/*.long.ts'] };
