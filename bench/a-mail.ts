import { sampleMails } from '../local/samples';

/** A mail with a member of its own: mails about one member are compared with each other. */
export function aMail(n: number): string {
  const eml = sampleMails().find(({ id }) => id === 'lab-bill')?.eml ?? '';
  const number = String(n).padStart(3, '0');
  const own = eml
    .replaceAll('5772156E', `5772${number}E`)
    .replaceAll('11/08/1987', `11/08/${String(1900 + (n % 100))}`);
  return `Message-ID: <${number}@bench.example.org>\r\nDate: Tue, 24 Nov 2026 09:00:00 -0600\r\n${own}`;
}
