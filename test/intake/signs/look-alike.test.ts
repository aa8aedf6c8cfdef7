import { isLookAlike } from '../../../src/intake/signs/look-alike';
import { aMessage, known, knownWith } from '../a-message';

const from = (address: string, name = 'Ida Lane', headers: Readonly<Record<string, string>> = {}) =>
  isLookAlike(aMessage({ from: { name, address }, headers }), known.ownDomains);

describe('a sender that passes for one of ours', () => {
  test.each([
    'ida.lane@un1t.example.org',
    'ida.lane@unit-example.org',
    'ida.lane@unit.example.org.mail.example.net',
    'ida.lane@unit-secure.example.org',
    'ida.lane@xn--unt-khd.example.org',
  ])('%s looks like our domain', (address) => {
    expect(from(address)).toBe(true);
  });

  test.each([
    'ida.lane@unit.example.org',
    'ida.lane@mail.unit.example.org',
    'ima@mail.example.org',
    'jo@clinic.example.org',
    'cole.stone@calls.example.org',
  ])('%s does not', (address) => {
    expect(from(address)).toBe(false);
  });

  test('a name that holds one of our addresses, from another', () => {
    expect(from('x@mail.example.org', 'ida.lane@unit.example.org')).toBe(true);
  });

  test('our own domain, when our own server says that the check of the sender failed', () => {
    const failed = { 'authentication-results': 'mx.unit.example.org; spf=fail; dkim=none; dmarc=fail' };
    expect(from('ida.lane@unit.example.org', 'Ida Lane', failed)).toBe(true);
    const passed = { 'authentication-results': 'mx.unit.example.org; spf=fail; dkim=pass; dmarc=pass' };
    expect(from('ida.lane@unit.example.org', 'Ida Lane', passed)).toBe(false);
  });

  test('domains of originators and plans in the directory are nobody’s but theirs', () => {
    const { ownDomains } = knownWith([
      { id: 'o', name: 'O', roles: ['originator'], mail: 'o@ombuds.example.org', originatorType: 'MC_OMBUDSMAN' },
      { id: 'j', name: 'J', roles: ['mcoContact'], mail: 'j@plan.example.org' },
      { id: 'e', name: 'E', roles: ['esr'], mail: 'e@staff.example.org' },
    ]);
    expect(ownDomains).toEqual(['unit.example.org', 'staff.example.org']);
    const other = aMessage({ from: { name: 'X', address: 'x@state-ombuds.example.org' } });
    expect(isLookAlike(other, ownDomains)).toBe(false);
  });
});
