import { mailFor } from '../../cards/mail-text';
import { asksForStatus, referencesAskedFor } from '../../src/intake/status-question';
import { answerLanguages } from '../../src/inquiry/vocabulary';
import { acknowledgementView, statusAnswerView } from '../../src/views/answer-views';
import { aContext, anInquiry } from '../views/an-inquiry';

const ref = 'ME-260901-7K2QXM';

describe('a mail asks where an inquiry stands', () => {
  test.each([
    ['en', `status ${ref}`, ''],
    ['en', `Status of ${ref}`, 'Thanks, Cole'],
    ['en', `STATUS: inquiry ${ref.toLowerCase()}`, ''],
    ['en', `Any update on ${ref}?`, 'Thank you.'],
    ['en', 'A question', `status ${ref}`],
    ['en', `RE: ${ref}: received.`, 'status'],
    ['en', `RE: ${ref}: received.`, 'Status?'],
    ['en', `RE: ${ref}: received.`, 'Status please'],
    ['en', `RE: ${ref}: received.`, 'Any update?'],
    ['en', `RE: ${ref}: received.`, 'Hi team, is there any update on this? The member is anxious.'],
    ['en', `RE: ${ref}: received.`, 'Hello,\nJust checking in. Could you tell me what is the status of this'],
    ['en', `RE: ${ref}: received.`, `Please send me the status of ${ref}.`],
    ['en', `RE: ${ref}: received.`, `Where does ${ref} stand?`],
    ['en', `RE: ${ref}: received.`, 'The member called. Has this been resolved?'],
    ['en', `RE: ${ref}: received.`, 'Following up, any news'],
    ['es', `Estado de ${ref}`, ''],
    ['es', `¿Cuál es el estado del caso ${ref}?`, ''],
    ['es', `RE: ${ref}: recibido.`, 'estado'],
    ['es', `RE: ${ref}: recibido.`, 'Buenos días. ¿Hay alguna novedad?'],
    ['es', `RE: ${ref}: recibido.`, `Por favor, quisiera saber en qué estado está ${ref}`],
    ['es', `RE: ${ref}: recibido.`, '¿Cómo va mi asunto?'],
  ])('in %s: %s | %s', (language, subject, words) => {
    expect(asksForStatus(subject, words)).toBe(language);
  });

  test.each([
    [`RE: ${ref}: received.`, 'Thanks.'],
    [`RE: ${ref}: received.`, 'No update on this yet.'],
    [`RE: ${ref}: received.`, `Update on ${ref}: the member was contacted at 3:40 PM.`],
    [`RE: ${ref}: received.`, 'Status: member contacted, she has her insulin.'],
    [`RE: ${ref}: received.`, 'Status update - we called the member twice.'],
    [`RE: ${ref}: received.`, 'We will let you know as soon as we have any update.'],
    [`RE: ${ref}: received.`, 'Her Medicaid status is pending. Her phone is 515-555-0142.'],
    [`RE: ${ref}: received.`, 'Can you call the member today?'],
    [`RE: status ${ref}`, 'Thank you, that helps.'],
    [`FW: Status of ${ref}`, 'For your records.'],
    ['Status of my request', 'Please help.'],
    ['Status of the application', 'The state asked for more papers.'],
    [`RE: ${ref}: received.`, `On Thu, Sep 17, 2026 at 9:04 AM Member Escalations wrote:\n> status ${ref}`],
    [`RE: ${ref}: received.`, `> status ${ref}`],
    [`RE: ${ref}: received.`, `From: Cole Stone\nSubject: status ${ref}\nAny update?`],
    [`RE: ${ref}: received.`, `The ride was booked. It came late. She waited an hour. Any update?`],
    [`RE: ${ref}: recibido.`, 'Vive en el estado de Iowa.'],
    [`RE: ${ref}: recibido.`, 'Su estado ha empeorado hoy.'],
    [`RE: ${ref}: recibido.`, 'Gracias, todavía no hay cambios.'],
    ['', ''],
  ])('but not so: %s | %s', (subject, words) => {
    expect(asksForStatus(subject, words)).toBeUndefined();
  });

  test('but not at the end of a long mail', () => {
    expect(
      asksForStatus(`RE: ${ref}: received.`, `${'Long words of the mail. '.repeat(30)}\nAny update?`),
    ).toBeUndefined();
    expect(
      asksForStatus(`RE: ${ref}: received.`, `${'long words of the mail '.repeat(30)}\nAny update?`),
    ).toBeUndefined();
  });

  test.each(answerLanguages)('what we answer in %s does not ask, whole or line by line', (language) => {
    const views = [
      acknowledgementView(anInquiry(), language, aContext),
      statusAnswerView(anInquiry(), 'all', language, aContext),
      statusAnswerView({ ...anInquiry(), step: 'done' }, 'whetherOpen', language, aContext),
    ];
    for (const { subject, body } of views.map((view) => mailFor(view, { isAnswer: true })))
      for (const words of [body, ...body.split('\n'), ...body.split('\n').map((line) => `> ${line}`)]) {
        expect(asksForStatus(subject, words)).toBeUndefined();
        expect(asksForStatus(`RE: ${subject}`, words)).toBeUndefined();
      }
  });
});

test('a long mail that begins with a question may tell of another matter, and is not added by its words', () => {
  expect(referencesAskedFor(`status ${ref}\n${'And another member needs help. '.repeat(15)}`)).toEqual([]);
});

describe('the references that a question names', () => {
  test.each([
    [`Hello, any update on ${ref}? Thanks`, [ref]],
    [`status ${ref.toLowerCase()}`, [ref]],
    [`Any update? It is ${ref}.`, []],
    [`The member of ${ref} needs a ride.`, []],
  ])('%s', (words, refs) => {
    expect(referencesAskedFor(words)).toEqual(refs);
  });
});
