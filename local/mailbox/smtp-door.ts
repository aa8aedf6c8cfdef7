import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import type { Arrival } from './delivery';

/** Exchange Online's own limit for a message. */
const largestMail = 35 * 1024 * 1024;

/** Takes mail by SMTP for one address; any other recipient is unknown (550). The caller lets it listen. */
export function createSmtpDoor(address: string, receive: (arrival: Arrival) => Promise<unknown>): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    size: largestMail,
    closeTimeout: 200,
    onRcptTo(recipient, _session, done) {
      const known = recipient.address.toLowerCase() === address.toLowerCase();
      done(known ? null : refusal(550, '5.1.1 No such mailbox here'));
    },
    onData(stream, session, done) {
      const from = session.envelope.mailFrom;
      collect(stream)
        .then(async (eml) => {
          if (stream.sizeExceeded) throw refusal(552, '5.3.4 The mail is larger than 35 MB');
          await receive({ eml, envelopeFrom: from ? from.address : '' });
          done();
        })
        .catch((error: unknown) => {
          done(error instanceof Error ? error : refusal(451, '4.3.0 The mail was not taken'));
        });
    },
  });
}

async function collect(stream: Readable & { readonly sizeExceeded?: boolean }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // Beyond the limit the rest is read and forgotten, so that the sender gets its answer.
  for await (const chunk of stream) if (stream.sizeExceeded !== true) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}
