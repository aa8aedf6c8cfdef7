import { isAnswerable } from '../../src/intake/answerable';
import { answerLanguage } from '../../src/intake/answer-language';
import { aMessage } from './a-message';

const own = 'escalations@unit.example.org';
const from = (address: string) => ({ name: 'Somebody', address });

describe('a machine answers only what a person wrote to us', () => {
  test('a plain mail', () => {
    expect(isAnswerable(aMessage(), own)).toBe(true);
    expect(isAnswerable(aMessage({ headers: { precedence: 'normal', 'auto-submitted': 'no' } }), own)).toBe(true);
  });

  test.each([
    ['auto-submitted', 'auto-replied'],
    ['x-auto-response-suppress', 'OOF'],
    ['return-path', '<>'],
    ['precedence', 'bulk'],
    ['precedence', ' List'],
    ['list-id', '<news.example.org>'],
    ['list-post', 'NO'],
    ['list-unsubscribe', '<mailto:leave@example.org>'],
    ['mailing-list', 'list news@example.org'],
  ])('but not with %s: %s', (name, value) => {
    expect(isAnswerable(aMessage({ headers: { [name]: value } }), own)).toBe(false);
  });

  test.each([
    'no-reply@plan.example.org',
    'noreply@plan.example.org',
    'DoNotReply@plan.example.org',
    'MAILER-DAEMON@mail.example.org',
    'postmaster@mail.example.org',
    'bounce@mail.example.org',
    'Escalations@UNIT.example.org',
  ])('nor to %s', (address) => {
    expect(isAnswerable(aMessage({ from: from(address) }), own)).toBe(false);
  });

  test('nor without a sender; somebody whose name only begins so is a person', () => {
    const { from: _none, ...bare } = aMessage();
    expect(isAnswerable(bare, own)).toBe(false);
    expect(isAnswerable(aMessage({ from: from('postmasters@mail.example.org') }), own)).toBe(true);
  });
});

describe('the language of an answer is that of the sender’s own first words', () => {
  test.each([
    ['en', 'Please help this member. Her insulin ends on Friday.'],
    ['en', 'Spanish-speaking member, needs an interpreter when called. Her wheelchair is broken.'],
    [
      'en',
      'Spanish-speaking member, needs an interpreter. Her wheelchair has been waiting for repair for six weeks, and her plan has not approved the parts. She lives alone and cannot go out.\n\nMi silla lleva seis semanas. No puedo salir de mi casa y no tengo ayuda para las citas con el médico.',
    ],
    ['en', ''],
    ['en', 'Les médicaments pour ma mère: nous avons besoin des ordonnances avec vous, merci.'],
    ['es', 'El miembro no tiene oxígeno para hoy y necesita ayuda. Su teléfono está abajo.'],
    [
      'es',
      'Solo hablo español. Mi plan no paga la silla que necesito\npara las citas con el médico. Gracias por su ayuda.',
    ],
  ])('%s: %s', (language, words) => {
    expect(answerLanguage(words)).toBe(language);
  });
});
