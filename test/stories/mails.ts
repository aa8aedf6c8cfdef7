import { sampleMails } from '../../local/samples';

/** A sample mail as somebody's mail program sends it. The same id twice is the same mail twice. */
export function sample(id: string, messageId = `${id}@mail.example.org`): string {
  const found = sampleMails().find((mail) => mail.id === id);
  if (found === undefined) throw new Error(`There is no sample mail ${id}.`);
  return `Message-ID: <${messageId}>\r\nDate: Tue, 24 Nov 2026 09:00:00 -0600\r\n${found.eml}`;
}

/** A mail of a few words, written by hand. */
export function aMail(
  from: string,
  subject: string,
  words: string,
  headers: Readonly<Record<string, string>> = {},
): string {
  const id = headers['Message-ID'] ?? `<${subject.replace(/\W+/g, '-')}-${String(words.length)}@mail.example.org>`;
  const top = {
    From: from,
    Subject: subject,
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
    'Message-ID': id,
  };
  return [...Object.entries(top).map(([name, value]) => `${name}: ${value}`), '', words, ''].join('\r\n');
}
