/**
 * What a browser's page shows besides the session cookie. A cookie is handed to every port of this machine, and a lab can send the browser to any;
 * what is kept for an origin is read by nobody but the page of that very port.
 */
export const PAGE_KEY = {
  /** In the browser's local storage, and after the `#` that the one-time link leads to. */
  stored: 'labs.key',
  brought: '#key=',
  /** A page cannot give a WebSocket headers: the key is offered as one of its protocols, and the other one is agreed on. */
  protocol: 'labs',
  offered: 'key.',
  header: 'x-labs-key',
} as const
