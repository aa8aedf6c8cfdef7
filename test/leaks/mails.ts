import type { Planted } from './planted';

/** A mail about a member, as a CSR sends it, with an attachment that is named after them. */
export function mailAbout(
  p: Planted,
  messageId: string,
  words = '',
  more: Readonly<Record<string, string>> = {},
): string {
  const headers = {
    From: 'Tam Nguyen <t.nguyen@member-services.example.org>',
    To: 'Member Escalations <member.escalations@example.org>',
    Subject: `FW: ${p.word('subject')} ${p.name}, ${p.id}`,
    'Message-ID': `<${messageId}>`,
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/mixed; boundary="part"',
    ...more,
  };
  const month = p.born.slice(5, 7);
  const body = [
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Member: ${p.name}`,
    `Medicaid ID: ${p.id}`,
    `DOB: ${month}/${p.born.slice(8)}/${p.born.slice(0, 4)}`,
    `Phone: ${p.phone}`,
    '',
    words === '' ? `The ${p.word('issue')} was not delivered. Please call ${p.caller}.` : words,
    '',
    'Tam Nguyen',
    '--part',
    `Content-Type: application/pdf; name="${p.word('file')}.pdf"`,
    `Content-Disposition: attachment; filename="${p.word('file')}.pdf"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(p.word('attached')).toString('base64'),
    '--part--',
    '',
  ];
  return [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ...body].join('\r\n');
}

/** A few words of somebody by mail. */
export function words(from: string, subject: string, text: string, messageId: string, inReplyTo?: string): string {
  return [
    `From: ${from}`,
    'To: Member Escalations <member.escalations@example.org>',
    `Subject: ${subject}`,
    `Message-ID: <${messageId}>`,
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: <${inReplyTo}>`]),
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n');
}

/** A mail about two members. */
export function mailAboutTwo(one: Planted, other: Planted, messageId: string): string {
  const about = (n: number, p: Planted): string =>
    `Member ${String(n)}: ${p.name}, Medicaid ID ${p.id}. The ${p.word('issue')} has not come.`;
  return words(
    'Tam Nguyen <t.nguyen@member-services.example.org>',
    `Two members: ${one.name} and ${other.name}`,
    ['Please help two members.', about(1, one), about(2, other)].join('\r\n\r\n'),
    messageId,
  );
}
