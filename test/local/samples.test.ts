import { DateTime } from 'luxon';
import PostalMime from 'postal-mime';
import { sampleMails } from '../../local/samples';

describe('the sample mails', () => {
  test('are eight, each to the mailbox and from the person in the index', async () => {
    const samples = sampleMails();
    expect(samples).toHaveLength(8);
    expect(new Set(samples.map(({ id }) => id)).size).toBe(8);
    for (const { eml, from } of samples) {
      const mail = await PostalMime.parse(eml);
      expect(mail.from?.address).toBe(from);
      expect(mail.to).toMatchObject([{ address: 'member.escalations@example.org' }]);
      expect(mail.messageId).toBeUndefined();
      expect(mail.date).toBeUndefined();
    }
  });

  test('are of invented people: example domains and reserved phone numbers only', async () => {
    for (const { eml } of sampleMails()) {
      const { text = '', html = '', headers } = await PostalMime.parse(eml);
      const all = `${text} ${html} ${headers.map(({ value }) => value).join(' ')}`;
      const domains = [...all.matchAll(/@([\w.-]+\w)/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => name.includes('.'));
      expect(domains.filter((name) => !/(^|\.)example\.org$/.test(name))).toEqual([]);
      const phones = all.match(/\(?\b\d{3}\)?[ -]\d{3}-\d{4}\b/g) ?? [];
      expect(phones.filter((phone) => !/555-01\d\d$/.test(phone))).toEqual([]);
    }
  });

  test('all but the encrypted one can be read', async () => {
    for (const { id, eml } of sampleMails()) {
      const { text, attachments } = await PostalMime.parse(eml);
      if (id === 'encrypted') {
        expect(text ?? '').toBe('');
        expect(attachments).toMatchObject([{ mimeType: 'application/pkcs7-mime' }]);
      } else {
        expect(text).toMatch(/Medicaid|SID|State ID/);
      }
    }
  });

  test('their dates of birth are of the past', () => {
    const births = sampleMails().flatMap(({ eml }) => eml.match(/\b(?:DOB: |birth is )(\d\d\/\d\d\/\d{4})/g) ?? []);
    expect(births.length).toBeGreaterThan(2);
    for (const birth of births) {
      const at = DateTime.fromFormat(birth.slice(-10), 'MM/dd/yyyy');
      expect(at.isValid && at.year < 2010).toBe(true);
    }
  });
});
