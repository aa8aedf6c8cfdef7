import type { InboxMessage } from './mailbox';

type Sign = { readonly header: string; readonly says: (value: string) => boolean };

const signs: readonly Sign[] = [
  { header: 'auto-submitted', says: (value) => !/^no\b/.test(value) },
  { header: 'x-auto-response-suppress', says: (value) => value !== '' && value !== 'none' },
  { header: 'precedence', says: (value) => /^(bulk|junk|auto_reply)\b/.test(value) },
  { header: 'return-path', says: (value) => value === '<>' },
  { header: 'content-type', says: (value) => value.startsWith('multipart/report') },
  { header: 'x-ms-exchange-generated-message-source', says: () => true },
];

/** The lower-cased name of the header that says that no person sent this mail, or undefined. */
export function automaticHeader(message: InboxMessage): string | undefined {
  return signs.find(({ header, says }) =>
    message.headers[header]?.split('\n').some((value) => says(value.trim().toLowerCase())),
  )?.header;
}
