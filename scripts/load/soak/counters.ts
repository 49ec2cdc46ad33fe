// Counts the outcomes of all calls.
import type { SoakOutcome, SoakResponse } from './ask.ts';
import type { SoakCall } from './asked.ts';
import { valueAt } from './at.ts';
import type { Secrets } from './secrets.ts';
import { isCutByFault, judgeAnswer } from './verdict.ts';

export interface Counters {
  sent: number;
  /** The expected response, including expected refusals. */
  right: number;
  /** A refusal or response that a store fault explains. */
  injected: number;
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

export function emptyCounters(): Counters {
  return {
    sent: 0,
    right: 0,
    injected: 0,
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
export function count(
  counters: Counters,
  asked: SoakCall,
  id: string,
  outcome: SoakOutcome,
  secrets: Secrets,
): boolean {
  counters.sent += 1;
  if (outcome.kind === 'heard') return countResponse(counters, asked, id, outcome.response, secrets);
  if (outcome.kind === 'left') counters.left += 1;
  else if (outcome.kind === 'lost') lose(counters, asked, outcome.why);
  else if (asked.store && isCutByFault(outcome.text)) counters.brokenOff += 1;
  else lose(counters, asked, `broken off after ${outcome.text.length} bytes: ${outcome.text.slice(0, 40)}`);
  return false;
}

function countResponse(
  counters: Counters,
  asked: SoakCall,
  id: string,
  response: SoakResponse,
  secrets: Secrets,
): boolean {
  const code = valueAt(response.json, 'error', 'code');
  if (typeof code === 'string') counters.codes[code] = (counters.codes[code] ?? 0) + 1;
  if (secrets.inAnswer(JSON.stringify(response.headers) + response.text)) {
    counters.leaks += 1;
    note(counters, asked, `a secret in the answer ${response.status}`); // and not what it was
  }
  const verdict = judgeAnswer(asked, id, response);
  counters[verdict] += 1;
  if (verdict === 'wrong') note(counters, asked, `${response.status} ${response.text.slice(0, 300)}`);
  return verdict === 'right';
}

function lose(counters: Counters, asked: SoakCall, why: string): void {
  counters.lost += 1;
  note(counters, asked, why);
}

function note(counters: Counters, asked: SoakCall, what: string): void {
  if (counters.samples.length < MOST_SAMPLES) counters.samples.push(`${asked.title}: ${what}`);
}
