/** A call that did not do what was asked; its message says what to do next and may be shown as it is. */
export class NotDone extends Error {}

const call = async (method, path, body) => {
  let response;
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new NotDone('The unit does not answer. Is “npm run local” still running? Then try again.');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new NotDone(answer.message ?? 'This did not work. Try again.');
  return answer;
};

/** Reads from the unit. */
export const read = (path) => call('GET', path);

/** Asks the unit to do something. */
export const ask = (path, body = {}) => call('POST', path, body);

/** The address of a persona's chat. */
export const chatPath = (personaId) => `/api/chats/${encodeURIComponent(personaId)}`;
