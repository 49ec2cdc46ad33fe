// The cost of a process so far: CPU time and peak memory.
import type { Answers } from './answers.ts';

/** Sampling interval in milliseconds, short enough to see the memory of a stream. */
const LOOK_EVERY = 5;

let idle = 0;
let most = 0;
let looking: NodeJS.Timeout | undefined;

export const costAnswers: Answers = { cpu, beginMemory, endMemory, memory };

function look(): void {
  most = Math.max(most, process.memoryUsage.rss());
}

function beginMemory(): void {
  idle = process.memoryUsage.rss();
  most = idle;
  looking = setInterval(look, LOOK_EVERY);
}

function endMemory() {
  clearInterval(looking);
  look();
  return { idle, most };
}

/** Microseconds of CPU time, of all threads. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Bytes before and after a garbage collection, if Node was started with --expose-gc. */
function memory() {
  const { rss } = process.memoryUsage();
  for (let times = 0; times < 2; times += 1) global.gc?.();
  const { rss: rssCollected, heapUsed: heap } = process.memoryUsage();
  return { rss, rssCollected, heap };
}
