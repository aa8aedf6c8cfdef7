import PostalMime, { type Email } from 'postal-mime';

/** Reads a mail's bytes. An attached mail stays an attachment. What cannot be read is a mail without content. */
export async function parseMail(eml: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(eml, { forceRfc822Attachments: true });
  } catch {
    return { headers: [], headerLines: [], attachments: [] };
  }
}
