// Fair streaming: bounds the bytes that all streamed responses forward per event loop turn, so that many or fast streams
// do not delay small responses. libuv alone reads up to 2 MiB of each connection per turn.

/** Maximum bytes of all streamed responses per event loop turn. */
const MOST = 131_072;

/** Callbacks that wait for a later turn, in order. */
const waiting = new Set<() => void>();
let passed = 0;
let isBegun = false;

/** Counts forwarded bytes; returns whether the response must wait for its turn. */
export function spend(bytes: number): boolean {
  passed += bytes;
  begin();
  return passed >= MOST;
}

/** Calls `go` in its turn; the same function is queued once. */
export function waitForTurn(go: () => void): void {
  waiting.add(go);
  begin();
}

export function leaveTurns(go: () => void): void {
  waiting.delete(go);
}

function begin(): void {
  if (!isBegun) setImmediate(next);
  isBegun = true;
}

function next(): void {
  passed = 0;
  isBegun = false;
  for (const go of waiting) {
    if (passed >= MOST) break;
    waiting.delete(go);
    go();
  }
  if (waiting.size > 0) begin();
}
