// Holds an answer back while its reader is slow, as far as that is safe.
import type { Readable } from 'node:stream';

/** Of an answer that cannot be held back, at most so many bytes wait for a slow reader. */
const MOST_UNREAD = 67_108_864;

/**
 * The answer ends with its connection. undici 7 ends the whole process when a connection closes while an answer on it is
 * held back (nodejs/undici#5360; mended in 8, which needs Node 22): such an answer is never held back.
 */
const endsConnection = (headers: Readonly<Record<string, string>>): boolean =>
  /\bclose\b/i.test(headers.connection ?? '') ||
  (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined);

/** What an answer comes from: it can be paused, or left. */
interface Flow {
  readonly pause: () => void;
  readonly abort: (reason: Error) => void;
}

export const holdBack = (full: Readable, flow: Flow, headers: Readonly<Record<string, string>>): void => {
  if (!endsConnection(headers)) flow.pause();
  else if (full.readableLength > MOST_UNREAD) flow.abort(new Error('The answer waited for its reader for too long'));
};
