// What trying a key against its store came to, and the exit code that stands for it.
import type { RateLimit } from '../../functions/transport/rateLimit.ts';

/** `agreement`: right key, unsigned agreement. `role`: right key, too few rights. `vault`: Key Vault did not sign. */
export type TrialVerdict = 'ok' | 'refused' | 'agreement' | 'role' | 'busy' | 'unreachable' | 'vault';

export interface TrialResult {
  readonly verdict: TrialVerdict;
  /** What was found and what to do: for the administrator. */
  readonly sentence: string;
  /** How far this machine's clock is behind the store's, in seconds, as far as the store told. */
  readonly skewSeconds?: number | undefined;
  readonly quota?: RateLimit;
}

/** The exit codes of `npm run setup`. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  key: 3,
  refused: 4,
  agreement: 5,
  role: 6,
  unreachable: 7,
  cancelled: 130,
} as const;

const codes: Readonly<Record<TrialVerdict, number>> = {
  ok: exitCodes.done,
  refused: exitCodes.refused,
  agreement: exitCodes.agreement,
  role: exitCodes.role,
  busy: exitCodes.unreachable,
  unreachable: exitCodes.unreachable,
  vault: exitCodes.unreachable,
};

/** A JWT lives for 15 minutes from a minute ago: a clock that is off by less than this does no harm. */
const TOLERATED_SECONDS = 30;

export function exitCodeOf({ verdict }: Pick<TrialResult, 'verdict'>): number {
  return codes[verdict];
}

/** The sentence about a clock that is off; undefined when it is right, or nothing is known. */
export function clockSentence({ skewSeconds = 0 }: Pick<TrialResult, 'skewSeconds'>): string | undefined {
  const off = Math.abs(skewSeconds);
  if (off <= TOLERATED_SECONDS) return undefined;
  const way = skewSeconds > 0 ? 'behind' : 'ahead of';
  return `This machine's clock is ${off} seconds ${way} the store's. The relay allows for it after a first refusal; let the clock be set by a time server.`;
}
