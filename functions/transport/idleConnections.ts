// Closes idle connections: each account's after a timeout, and beyond a limit those of the least recently used accounts.
import type { ConnectionPool, SendOver } from './connectionPool.ts';

/** A connection pool that stays open while in use and for a time afterwards. */
export interface LentConnections extends ConnectionPool {
  /** Marks the pool as in use; the returned function ends this use, once. */
  readonly use: () => () => void;
}

/** Limits on the idle connections of all accounts together. */
export interface IdleLimits {
  /** Maximum number of idle pools, one per account and host. */
  readonly most: number;
  /** Idle timeout, in milliseconds. */
  readonly milliseconds: number;
}

/** Opens a pool on use and closes it when idle; `dropped` is called then. */
export type LendConnections = (open: () => ConnectionPool, dropped?: () => void) => LentConnections;

/** A flow that polls once a minute reuses its connections, if the store keeps them open. */
const limits: IdleLimits = { most: 64, milliseconds: 90_000 };

/** One for the process, since memory and file descriptors are shared. */
export const lendConnections: LendConnections = createConnectionLender(limits);

export function createConnectionLender({ most, milliseconds }: IdleLimits): LendConnections {
  /** Idle pools, longest idle first. */
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
      (outgoing, deadline) =>
        current()[which](outgoing, deadline);
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
        return current().close(); // requests after this fail on the closed pool
      },
    };
  };
}
