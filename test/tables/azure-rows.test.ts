import { rowsContract } from '../log/rows-contract';
import { withAzurite } from './with-azurite';

describe('rows on Azurite', () => {
  const azurite = withAzurite();
  rowsContract(() => azurite.rows(['inquiries', 'mail']));
});
