// Counts the outcomes of all calls.
import type { SoakHeard, SoakOutcome } from './ask.ts';
import type { SoakCall } from './asked.ts';
import { valueAt } from './at.ts';
import type { Secrets } from './secrets.ts';
import { isCutByWeather, judgeAnswer } from './verdict.ts';

export interface Tally {
  sent: number;
  /** The expected response, including expected refusals. */
  right: number;
  /** A refusal or response that a store fault explains. */
  weather: number;
  /** The client disconnected before the response. */
  left: number;
  /** The response broke off, as the store's response did. */
  brokenOff: number;
  lost: number;
  wrong: number;
  /** Responses that contain a secret. */
  leaks: number;
  /** All refusals, by code. */
  readonly codes: Record<string, number>;
  /** The first example of each lost, wrong or leaking call, for debugging. */
  readonly samples: string[];
}

const MOST_SAMPLES = 10;

export function emptyTally(): Tally {
  return {
    sent: 0,
    right: 0,
    weather: 0,
    left: 0,
    brokenOff: 0,
    lost: 0,
    wrong: 0,
    leaks: 0,
    codes: {},
    samples: [],
  };
}

/** Counts one outcome; returns whether the response was right. */
export function count(tally: Tally, asked: SoakCall, id: string, outcome: SoakOutcome, secrets: Secrets): boolean {
  tally.sent += 1;
  if (outcome.kind === 'heard') return countHeard(tally, asked, id, outcome.heard, secrets);
  if (outcome.kind === 'left') tally.left += 1;
  else if (outcome.kind === 'lost') lose(tally, asked, outcome.why);
  else if (asked.store && isCutByWeather(outcome.text)) tally.brokenOff += 1;
  else lose(tally, asked, `broken off after ${outcome.text.length} bytes: ${outcome.text.slice(0, 40)}`);
  return false;
}

function countHeard(tally: Tally, asked: SoakCall, id: string, heard: SoakHeard, secrets: Secrets): boolean {
  const code = valueAt(heard.json, 'error', 'code');
  if (typeof code === 'string') tally.codes[code] = (tally.codes[code] ?? 0) + 1;
  if (secrets.inAnswer(JSON.stringify(heard.headers) + heard.text)) {
    tally.leaks += 1;
    note(tally, asked, `a secret in the answer ${heard.status}`); // and not what it was
  }
  const verdict = judgeAnswer(asked, id, heard);
  tally[verdict] += 1;
  if (verdict === 'wrong') note(tally, asked, `${heard.status} ${heard.text.slice(0, 300)}`);
  return verdict === 'right';
}

function lose(tally: Tally, asked: SoakCall, why: string): void {
  tally.lost += 1;
  note(tally, asked, why);
}

function note(tally: Tally, asked: SoakCall, what: string): void {
  if (tally.samples.length < MOST_SAMPLES) tally.samples.push(`${asked.title}: ${what}`);
}
