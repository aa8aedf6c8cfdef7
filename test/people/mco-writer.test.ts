import { mcoWriter } from '../../src/people/mco-writer';
import { directoryOf } from '../../src/people/people';
import { theUnit } from './the-unit';

const directory = directoryOf(theUnit);

describe('who of an MCO wrote a mail', () => {
  test('is the contact whom the directory has at that address, however it is written', () => {
    expect(mcoWriter(directory, 'ITC', 'Jo.Ortiz@MCO.example.org')?.contact?.id).toBe('j-ortiz');
  });

  test('is somebody of it at the domain of one of its contacts', () => {
    expect(mcoWriter(directory, 'ITC', 'shared.desk@mco.example.org')).toEqual({});
  });

  test.each([
    ['another domain', 'jo.ortiz@mco.example.org.evil.example.org'],
    ['a domain that only ends alike', 'jo.ortiz@notmco.example.org'],
    ['no address', ''],
    ['no domain', 'jo.ortiz'],
    ['somebody of our own', 'd-reyes@unit.example.org'],
  ])('is nobody: %s', (_why, address) => {
    expect(mcoWriter(directory, 'ITC', address)).toBeUndefined();
  });

  test('is nobody when it is another MCO that was asked', () => {
    expect(mcoWriter(directory, 'MOL', 'jo.ortiz@mco.example.org')).toBeUndefined();
  });

  test('is nobody when somebody of the unit has an address at the domain of the MCO', () => {
    const atPlan = directoryOf([...theUnit, { ...theUnit[4]!, id: 'u-two', mail: 'u.two@mco.example.org' }]);
    expect(mcoWriter(atPlan, 'ITC', 'u.two@mco.example.org')).toBeUndefined();
  });
});
