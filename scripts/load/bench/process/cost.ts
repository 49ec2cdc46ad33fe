// What a process has cost so far: its time on the processor, and the most memory it held.
import type { Answers } from './answers.ts';

/** Often enough to see what a stream holds, in milliseconds. */
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

/** Microseconds on the processor, of all threads. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Bytes before and after a collection, where Node was started with --expose-gc. */
function memory() {
  const { rss } = process.memoryUsage();
  for (let times = 0; times < 2; times += 1) global.gc?.();
  const { rss: rssCollected, heapUsed: heap } = process.memoryUsage();
  return { rss, rssCollected, heap };
}
