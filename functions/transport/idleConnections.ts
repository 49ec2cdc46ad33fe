// Connections that wait for a next call are closed in time: those of any account after a while, and of many accounts those that were used longest ago.
import type { ConnectionPool, SendOver } from './connectionPool.ts';

/** Connections that are open while they are in use, and for a while after. */
export interface LentConnections extends ConnectionPool {
  /** In use from now on. What it returns says once that this use is over. */
  readonly use: () => () => void;
}

/** How the idle connections of several accounts are bounded together. */
export interface IdleLimits {
  /** Accounts, or rather hosts of accounts, that keep connections without using them. */
  readonly most: number;
  /** How long they keep them, in milliseconds. */
  readonly milliseconds: number;
}

/** Keeps connections open while they are used, and lets go of them afterwards; `dropped` hears of that. */
export type LendConnections = (open: () => ConnectionPool, dropped?: () => void) => LentConnections;

/** A flow that polls once a minute finds its connections again, where the store keeps them so long. */
const limits: IdleLimits = { most: 64, milliseconds: 90_000 };

/** Of the whole process: memory and descriptors are. */
export const lendConnections: LendConnections = createConnectionLender(limits);

export function createConnectionLender({ most, milliseconds }: IdleLimits): LendConnections {
  /** The connections that nobody uses, by when that began: the first for longest. */
  const idle = new Map<object, { readonly since: number; readonly drop: () => void }>();
  let timer: NodeJS.Timeout | undefined;
  const tidy = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const [owner, { since, drop }] of idle) {
      const left = since + milliseconds - performance.now();
      if (left > 0 && idle.size <= most) {
        timer = setTimeout(tidy, left).unref();
        return;
      }
      idle.delete(owner);
      drop();
    }
  };
  return (open, dropped) => {
    const owner = {};
    let opened: ConnectionPool | undefined;
    let users = 0;
    let isClosed = false;
    const current = (): ConnectionPool => {
      opened ??= open();
      return opened;
    };
    const drop = (): void => {
      opened?.close().catch(() => undefined);
      opened = undefined;
      dropped?.();
    };
    const end = (): void => {
      users -= 1;
      if (users > 0 || !opened || isClosed) return;
      idle.set(owner, { since: performance.now(), drop });
      if (!timer || idle.size > most) tidy();
    };
    const over =
      (which: 'overKept' | 'overFresh'): SendOver =>
      (outgoing, signal) =>
        current()[which](outgoing, signal);
    return {
      use: () => {
        users += 1;
        idle.delete(owner);
        let isOver = false;
        return () => {
          if (!isOver) end();
          isOver = true;
        };
      },
      overKept: over('overKept'),
      overFresh: over('overFresh'),
      renew: () => opened?.renew(),
      close: () => {
        isClosed = true;
        idle.delete(owner);
        return current().close(); // what is sent after this is refused by connections that are closed
      },
    };
  };
}
