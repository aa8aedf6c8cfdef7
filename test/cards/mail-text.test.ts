import { mailFor } from '../../cards/mail-text';
import * as views from './views';

test('a mail has the headline as subject, the sentences, and asks to open Teams', () => {
  expect(mailFor(views.note)).toEqual({
    subject: views.note.headline,
    body: [
      views.note.headline,
      views.note.lines[0],
      'Open Microsoft Teams and the chat with Member Escalations to see the details and answer.\n',
    ].join('\n\n'),
  });
});

test('with a link it asks to open that instead', () => {
  const { body } = mailFor(views.note, { link: 'https://escalations.example.org/a/k3' });
  expect(body).toContain('See the details and answer:\nhttps://escalations.example.org/a/k3\n');
  expect(body).not.toContain('Teams');
});

test('an answer to a mail says nothing of Teams: it ends with its own sentences', () => {
  const { subject, body } = mailFor(views.note, { isAnswer: true });
  expect(subject).toBe(views.note.headline);
  expect(body).toBe(`${[views.note.headline, ...views.note.lines].join('\n\n')}\n`);
});

test('somebody without Teams is not sent there', () => {
  const { body } = mailFor(views.note, { hasTeams: false });
  expect(body).toBe(`${[views.note.headline, ...views.note.lines].join('\n\n')}\n`);
});

test('the emergency text comes before the sentences', () => {
  expect(mailFor(views.claim).body.split('\n\n')[1]).toBe(views.claim.warning);
});

test('facts are told only when they are not sensitive; fields and entries never', () => {
  const { facts, entries } = views.inquiry;
  const { subject, body } = mailFor({ ...views.step, facts, entries });
  expect(body).toContain('Owner: D. Reyes');
  for (const words of ['Marisol', '515-555-0142', 'ventilator', '12345', 'voice mail']) {
    expect(subject + body).not.toContain(words);
  }
});

test('of a list each matter is told with its own way to answer', () => {
  const { body } = mailFor(views.list, { hasTeams: false, links: ['https://unit.example.org/answer/a', undefined] });
  const [first, second] = views.list.items;
  expect(body).toContain(
    `- ${first?.title ?? ''}\n  ${first?.detail ?? ''}\n  See the details and answer: https://unit.example.org/answer/a\n`,
  );
  expect(body).toContain(`- ${second?.title ?? ''}\n  ${second?.detail ?? ''}\n`);
  expect(body).not.toContain('Microsoft Teams');
});

test('a long headline is cut in the subject only, and line ends cannot make a header', () => {
  const headline = `${views.reference}: please act\r\nBcc: someone@example.org ${'and again '.repeat(20)}`;
  const { subject, body } = mailFor({ ...views.note, headline });
  expect(subject).toMatch(/^ME-260917-7K2QXM: please act Bcc: .*…$/);
  expect(subject.length).toBeLessThanOrEqual(120);
  expect(subject).not.toMatch(/[\r\n]/);
  expect(body.split('\n')[0]).toMatch(/and again$/);
});
