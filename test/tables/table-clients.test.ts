import { azureRows } from '../../src/tables/azure-rows';
import { TableAccountInvalid } from '../../src/tables/table-clients';

const KEY = Buffer.alloc(64, 1).toString('base64');
const account = (endpoint: string): string =>
  `DefaultEndpointsProtocol=https;AccountName=unit;AccountKey=${KEY};TableEndpoint=${endpoint};`;
const credential = { getToken: () => Promise.resolve(null) };

describe('the account of the tables', () => {
  test.each([
    'http://127.0.0.1:10002/unit',
    'http://[::1]:10002/unit',
    'https://unit.table.core.windows.net',
    'https://unit.table.core.usgovcloudapi.net/',
  ])('may be at %s', (endpoint) => {
    expect(() => azureRows({ connectionString: account(endpoint) })).not.toThrow();
    expect(() => azureRows({ endpoint, credential })).not.toThrow();
  });

  test.each([
    'http://localhost:10002/unit',
    'http://unit.table.core.windows.net',
    'http://127.0.0.1.example.org/unit',
    'http://10.0.0.4:10002/unit',
    'ftp://127.0.0.1/unit',
  ])('may not be at %s', (endpoint) => {
    expect(() => azureRows({ connectionString: account(endpoint) })).toThrow(TableAccountInvalid);
    expect(() => azureRows({ endpoint, credential })).toThrow(TableAccountInvalid);
  });

  test('may not leave https by the protocol setting of a connection string', () => {
    const connectionString = `DefaultEndpointsProtocol=http;AccountName=unit;AccountKey=${KEY};EndpointSuffix=core.windows.net`;
    expect(() => azureRows({ connectionString })).toThrow(TableAccountInvalid);
  });

  test.each(['', 'unit', `AccountKey=${KEY}`])(
    'a connection string that cannot be read (%#) is refused without repeating it',
    (connectionString) => {
      expect(() => azureRows({ connectionString })).toThrow(TableAccountInvalid);
      expect(() => azureRows({ connectionString })).not.toThrow(KEY);
    },
  );

  test('an endpoint that is no address is refused', () => {
    expect(() => azureRows({ endpoint: 'unit', credential })).toThrow(TableAccountInvalid);
  });

  test.each(['1a', 'a-b', 'ä', ' '])('a prefix like "%s" is refused', (prefix) => {
    expect(() => azureRows({ connectionString: 'UseDevelopmentStorage=true', prefix })).toThrow(TableAccountInvalid);
  });
});
