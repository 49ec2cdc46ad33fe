// The result of testing a key against its store, and its exit code.
import type { RateLimit } from '../../functions/transport/rateLimit.ts';

/** `agreement`: right key, unsigned agreement. `role`: right key, insufficient role. `vault`: Key Vault did not sign. */
export type TrialVerdict = 'ok' | 'refused' | 'agreement' | 'role' | 'busy' | 'unreachable' | 'vault';

export interface TrialResult {
  readonly verdict: TrialVerdict;
  /** The finding and the fix, for the administrator. */
  readonly sentence: string;
  /** Seconds that this machine's clock is behind the store's, if the store reported its time. */
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

/** A JWT is valid for 15 minutes, starting one minute in the past: a smaller clock skew does no harm. */
const TOLERATED_SECONDS = 30;

export function exitCodeOf({ verdict }: Pick<TrialResult, 'verdict'>): number {
  return codes[verdict];
}

/** A sentence about clock skew; undefined if the clock is right or the skew unknown. */
export function clockSentence({ skewSeconds = 0 }: Pick<TrialResult, 'skewSeconds'>): string | undefined {
  const off = Math.abs(skewSeconds);
  if (off <= TOLERATED_SECONDS) return undefined;
  const relation = skewSeconds > 0 ? 'behind' : 'ahead of';
  return `This machine's clock is ${off} seconds ${relation} the store's. The relay allows for it after a first refusal; let the clock be set by a time server.`;
}
