// How much memory this instance has, and how much of it the relay fills by default.
import { totalmem } from 'node:os';

/** In MiB: a quarter of the smallest instance that Azure offers (Flex Consumption, 512 MB). More is a choice of whoever runs it. */
const MOST = 128;
const MIB = 1_048_576;

/** The memory budget in MiB where RELAY__MEMORY_MB says nothing: a quarter of the instance's memory, at most 128. */
export function usualBudget(): number {
  return Math.min(MOST, Math.floor(instanceMemory() / 4));
}

/** What is wrong with a budget, in bytes, on this instance: Node.js, the code and answers under way need memory, too. */
export function budgetWarnings(bytes: number): readonly string[] {
  return bytes / MIB > instanceMemory() / 2
    ? [
        `RELAY__MEMORY_MB is more than half of this instance's ${instanceMemory()} MiB: large reads could end the process`,
      ]
    : [];
}

/** In MiB: that of its container, where it has a limit. */
export function instanceMemory(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  return Math.floor((limit > 0 && limit < totalmem() ? limit : totalmem()) / MIB);
}
