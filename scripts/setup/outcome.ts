// The result of setup, as text and as JSON.
import type { Draft } from './draft.ts';
import { draftSettingsOf } from './draft.ts';
import { clockSentence, exitCodeOf, exitCodes, type TrialResult } from './tried.ts';

export interface SetupOutcome {
  readonly exitCode: number;
  readonly store?: string;
  readonly account?: string;
  readonly verdict?: string;
  /** What happened and the next steps, in order. */
  readonly sentences: readonly string[];
  /** Names only, never values. */
  readonly settings?: readonly string[];
  readonly wrote?: string;
  readonly commands?: readonly string[];
}

/** An account that was not saved, because the store rejected it. */
export function refusedBy({ store, account }: Draft, tried: TrialResult): SetupOutcome {
  return {
    exitCode: exitCodeOf(tried),
    store,
    account,
    verdict: tried.verdict,
    sentences: [tried.sentence, clockSentence(tried), 'Nothing was written.'].filter((each) => each !== undefined),
  };
}

/** An account that was accepted, or that was not tested on request. */
export function accepted(draft: Draft, tried: TrialResult | undefined): SetupOutcome {
  return {
    exitCode: exitCodes.done,
    store: draft.store,
    account: draft.account,
    verdict: tried?.verdict ?? 'not tried',
    sentences: [tried?.sentence ?? 'The store was not called.', tried && clockSentence(tried)].filter(
      (each) => each !== undefined,
    ),
    settings: Object.entries(draftSettingsOf(draft)).flatMap(([name, value]) => (value === undefined ? [] : [name])),
  };
}

export function outcomeText({ sentences, commands = [] }: SetupOutcome): string {
  return [...sentences, ...(commands.length > 0 ? ['', ...commands] : [])].map((line) => `${line}\n`).join('');
}

export function outcomeAsJson(outcome: SetupOutcome): string {
  return `${JSON.stringify({ ok: outcome.exitCode === exitCodes.done, ...outcome }, undefined, 2)}\n`;
}
