// Long answers take turns: in one turn of the event loop only so many bytes of all of them are passed on, so that many or fast
// streams never hold up small answers. libuv alone reads up to 2 MiB of each connection in a turn.

/** Bytes of all long answers in one turn of the event loop. */
const MOST = 131_072;

/** Those that wait for a later turn, in their order. */
const waiting = new Set<() => void>();
let passed = 0;
let isBegun = false;

/** So many bytes were passed on: whether the answer has to wait for its turn now. */
export function spend(bytes: number): boolean {
  passed += bytes;
  begin();
  return passed >= MOST;
}

/** Calls `go` when it is its turn; the same function waits once. */
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
