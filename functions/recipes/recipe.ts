// A recipe answers an operation that is not one call to a store.
import type { Account } from '../accounts.ts';
import type { Answer } from '../message.ts';
import type { Valid } from '../validate.ts';

export interface Kitchen {
  readonly valid: Valid;
  readonly accounts: readonly Account[];
}

export type Recipe = (kitchen: Kitchen) => Promise<Answer>;
