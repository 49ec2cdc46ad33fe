// Backpressure below undici: a held socket has nothing to read, so its buffer and the kernel's fill up, and the store waits.
import type { Socket } from 'node:net';

/** Holds a socket back, or lets it go on. */
export type Hold = (isHeld: boolean) => void;

/**
 * undici reads from its socket whenever that is readable (7.30.2, lib/dispatcher/client-h1.js, `readMore`). Its own pause is
 * not used: it stops the parser, and a connection that closes meanwhile ends the process (nodejs/undici#5360; fixed in 8,
 * which needs Node 22). Of a held socket the parser learns the end only after all that came before it.
 */
export function makeHold(socket: Socket): Hold {
  const read = socket.read.bind(socket);
  let isHeld = false;
  socket.read = (size) => (isHeld ? null : read(size));
  return (next) => {
    const isReleased = isHeld && !next;
    isHeld = next;
    // later: the parser that asks for this may be in the middle of a chunk
    if (isReleased) queueMicrotask(() => void socket.emit('readable'));
  };
}
