// Seeded random numbers: the same seed gives the same sequence.

export interface Random {
  /** From 0 up to, but not including, 1. */
  readonly number: () => number;
  /** An integer, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly happens: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** Mulberry32: 32 bits of state are enough to mix calls. Not for secrets. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(number() * (most - least + 1));
  return {
    number,
    between,
    happens: (share) => number() < share,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error('There is nothing to pick from.');
      return list[between(0, list.length - 1)] as T;
    },
  };
}
