// Fair streaming: bounds the bytes that all streamed responses forward per event loop turn, so that many or fast streams
// do not delay small responses. libuv alone reads up to 2 MiB of each connection per turn.
import type { Deadline } from '../core/deadline.ts';

/** Maximum bytes of all streamed responses per event loop turn, if they have the process for themselves. */
const MOST = 131_072;
/** The same while another call is in progress: more turns cost CPU, and long ones delay that call. */
const MOST_BESIDE = 32_768;

/** Callbacks that wait for a later turn, in order. */
const waiting = new Set<() => void>();
let passed = 0;
let isBegun = false;
/** Calls in progress, and those of them whose responses are being streamed. */
let [calls, streams] = [0, 0];

/** Counts a call until it ends. */
export function countCall({ onEnd }: Pick<Deadline, 'onEnd'>): void {
  calls += 1;
  onEnd(() => {
    calls -= 1;
  });
}

/** Counts a streamed response; returns what ends the count. */
export function countStream(): () => void {
  streams += 1;
  return () => {
    streams -= 1;
  };
}

/** Counts forwarded bytes; returns whether the response must wait for its turn. */
export function spend(bytes: number): boolean {
  passed += bytes;
  begin();
  return isSpent();
}

/** Calls `go`, which forwards so many bytes at once, in this turn or in a later one. Returns what is waiting, if it waits. */
export function inTurn(bytes: number, go: () => void): (() => void) | undefined {
  const forward = (): void => {
    spend(bytes);
    go();
  };
  if (!isSpent()) return void forward();
  waitForTurn(forward);
  return forward;
}

/** Calls `go` in its turn; the same function is queued once. */
export function waitForTurn(go: () => void): void {
  waiting.add(go);
  begin();
}

export function leaveTurns(go: () => void): void {
  waiting.delete(go);
}

function isSpent(): boolean {
  return passed >= (calls > streams ? MOST_BESIDE : MOST);
}

function begin(): void {
  if (!isBegun) setImmediate(next);
  isBegun = true;
}

function next(): void {
  passed = 0;
  isBegun = false;
  for (const go of waiting) {
    if (isSpent()) break;
    waiting.delete(go);
    go();
  }
  if (waiting.size > 0) begin();
}
