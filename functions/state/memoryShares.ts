// Shares of the owners of a memory: none holds more than what is left free for others.

/** A number of entities, and the characters of all of them. */
export interface MemorySize {
  readonly entries: number;
  readonly bytes: number;
}

export interface MemoryShares {
  /** Counts more, or with negative numbers less, for an owner. */
  readonly count: (owner: string | undefined, more: MemorySize) => void;
  /** Whether an owner may have this much more, while so much of the memory is free. Without an owner, or for less than before: yes. */
  readonly allow: (owner: string | undefined, more: MemorySize, free: MemorySize) => boolean;
}

/**
 * One owner alone gets half of the memory, two get a third each, and so on: there is always room for another one. The
 * rule is the dynamic threshold of Choudhury and Hahne for queues that share a memory (IEEE/ACM Transactions on
 * Networking, 1998), with the factor 1.
 */
export function createMemoryShares(): MemoryShares {
  const held = new Map<string, MemorySize>();
  const after = (owner: string, more: MemorySize): MemorySize => {
    const { entries, bytes } = held.get(owner) ?? { entries: 0, bytes: 0 };
    return { entries: entries + more.entries, bytes: bytes + more.bytes };
  };
  return {
    count: (owner, more) => {
      if (owner === undefined) return;
      const now = after(owner, more);
      if (now.entries > 0) held.set(owner, now);
      else held.delete(owner);
    },
    allow: (owner, more, free) => {
      if (owner === undefined) return true;
      const { entries, bytes } = after(owner, more);
      const isFewer = more.entries <= 0 || entries <= free.entries - more.entries;
      return isFewer && (more.bytes <= 0 || bytes <= free.bytes - more.bytes);
    },
  };
}
