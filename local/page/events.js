/**
 * Listens to what happens in the unit. `onOpen` runs at every (re)connection: what happened in between was not heard,
 * so everything has to be read again.
 */
export const listen = ({ onOpen, onLost, ...handlers }) => {
  const source = new EventSource('/api/events');
  source.addEventListener('open', onOpen);
  source.addEventListener('error', onLost);
  source.addEventListener('message', ({ data }) => {
    const event = JSON.parse(data);
    handlers[event.type]?.(event);
  });
};
