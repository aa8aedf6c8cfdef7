import { mailFor } from '../../cards/mail-text';
import { acknowledgementView, statusAnswerView } from '../../src/views/answer-views';
import { timeFor } from '../../src/views/answer-time';
import { stepIds } from '../../src/inquiry/vocabulary';
import { central } from '../clock/calendars';
import { aContext, anInquiry } from './an-inquiry';

const { tier: _tier, owner: _owner, ...untaken } = anInquiry();

describe('the acknowledgement', () => {
  test('says what happens next and by when, in English', () => {
    expect(mailFor(acknowledgementView(untaken, 'en', aContext), { isAnswer: true })).toEqual({
      subject: 'ME-260917-7K2QXM: received.',
      body: [
        'ME-260917-7K2QXM: received.',
        'A Member Liaison of Iowa Medicaid Member Services reads it next.',
        'We respond by Thu Sep 17, 11:04 AM Central, at the latest by Thu Sep 17, 1:04 PM Central.',
        'You can ask at any time where it stands: answer this mail with the word "status".',
        'This answer was written automatically. What you write in answer to it is added to the inquiry, and its owner is told.',
      ]
        .join('\n\n')
        .concat('\n'),
    });
  });

  test('says it in Spanish', () => {
    const { headline, lines } = acknowledgementView({ ...untaken, suggestedTier: 'escalated' }, 'es', aContext);
    expect(headline).toBe('ME-260917-7K2QXM: recibido.');
    expect(lines[1]).toBe(
      'Responderemos hasta el viernes 18 de septiembre, 5:00 p. m., hora central; como máximo, hasta el martes 22 de septiembre, 5:00 p. m., hora central.',
    );
  });

  test.each([
    ['en', 'Call 911.'],
    ['es', 'Llame al 911.'],
  ] as const)('in %s has the emergency text above all when somebody may be in danger', (language, text) => {
    const urgent = { ...untaken, safetyFlag: 'IMMINENT_SERVICE_LOSS' as const };
    const view = acknowledgementView(urgent, language, aContext);
    expect(view.warning).toBe(text);
    expect(mailFor(view, { isAnswer: true }).body.split('\n\n')[1]).toBe(text);
    expect(acknowledgementView(untaken, language, aContext)).not.toHaveProperty('warning');
    const { emergencyTextEs: _none, ...english } = aContext;
    expect(acknowledgementView(urgent, language, english).warning).toBe('Call 911.');
  });

  test.each([
    ['2026-09-17T16:30', 'The unit closes in 30 minutes and opens again Fri Sep 18, 8:00 AM Central.'],
    ['2026-09-19T10:00', 'The unit is closed and opens again Mon Sep 21, 8:00 AM Central.'],
  ])('at %s names the next opening', (now, sentence) => {
    expect(acknowledgementView(untaken, 'en', { ...aContext, now: central(now) }).lines).toContain(sentence);
  });
});

describe('the answer to who asks where it stands', () => {
  test('is priority, step in words, next due and owner', () => {
    const { headline, lines } = statusAnswerView(anInquiry(), 'all', 'en', aContext);
    expect([headline, ...lines.slice(0, -1)]).toEqual([
      'ME-260917-7K2QXM: in progress.',
      'Priority: High Priority.',
      'Step 4.d: wait for the managed care organization (MCO) to contact the member.',
      'Next due: Thu Sep 17, 5:00 PM Central.',
      'Owner: Dana Reyes.',
    ]);
  });

  test('says that it is overdue, that nothing is due, that nobody has it', () => {
    const late = { ...aContext, now: central('2026-09-17T17:30') };
    expect(statusAnswerView(anInquiry(), 'all', 'es', late).lines.slice(0, -1)).toEqual([
      'Prioridad: High Priority.',
      'Paso 4.d, en las palabras del procedimiento: wait for the managed care organization (MCO) to contact the member.',
      'ATRASADO desde el jueves 17 de septiembre, 5:00 p. m., hora central.',
      'Persona responsable: Dana Reyes.',
    ]);
    expect(statusAnswerView({ ...untaken, step: '2' }, 'all', 'en', aContext).lines.slice(0, -1)).toEqual([
      'Priority: not decided yet.',
      'Step 2: is the member enrolled in a managed care organization (MCO)?',
      'Nothing is due at this moment.',
      'Owner: nobody yet.',
    ]);
  });

  test.each([
    ['in progress', '4d', 'ME-260917-7K2QXM: in progress.', 'ME-260917-7K2QXM: en trámite.'],
    ['closed', 'done', 'ME-260917-7K2QXM: closed.', 'ME-260917-7K2QXM: cerrado.'],
  ] as const)('is only "%s" to others, at step %s', (_, step, english, spanish) => {
    for (const [language, headline] of [
      ['en', english],
      ['es', spanish],
    ] as const) {
      const view = statusAnswerView(anInquiry({ step }), 'whetherOpen', language, aContext);
      expect(view.headline).toBe(headline);
      expect(view.lines).toHaveLength(1);
      expect(JSON.stringify(view)).not.toMatch(/Reyes|High|Step|Paso/);
    }
  });

  test.each(stepIds)('at step %s holds no member data and spells MCO out', (step) => {
    const text = JSON.stringify(statusAnswerView(anInquiry({ step }), 'all', 'en', aContext));
    expect(text).not.toMatch(/Quillfeather|cole\.stone/);
    expect(text.replace('managed care organization (MCO)', '')).not.toMatch(/MCO/);
  });
});

test.each([
  ['2026-09-17T12:05', 'jueves 17 de septiembre, 12:05 p. m., hora central'],
  ['2026-01-02T00:30', 'viernes 2 de enero, 12:30 a. m., hora central'],
  ['2028-02-29T08:00', 'martes 29 de febrero, 8:00 a. m., hora central'],
])('%s in Spanish', (at, words) => {
  expect(timeFor('es', central(at))).toBe(words);
});
