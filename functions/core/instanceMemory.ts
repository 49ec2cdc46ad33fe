// Memory of this instance, and the default memory budget.
import { totalmem } from 'node:os';

/** In MiB: a quarter of the smallest instance that Azure offers (Flex Consumption, 512 MB). A setting can raise it. */
const MOST = 128;
const MIB = 1_048_576;

/** Default of RELAY__MEMORY_MB, in MiB: a quarter of the instance's memory, at most 128. */
export function usualBudget(): number {
  return Math.min(MOST, Math.floor(instanceMemory() / 4));
}

/** Warnings about a budget, in bytes, that is too large for this instance: Node.js, code and responses need memory, too. */
export function budgetWarnings(bytes: number): readonly string[] {
  return bytes / MIB > instanceMemory() / 2
    ? [
        `RELAY__MEMORY_MB is more than half of this instance's ${instanceMemory()} MiB: large reads could end the process`,
      ]
    : [];
}

/** Memory in MiB: the limit of the container, if it has one. */
export function instanceMemory(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  return Math.floor((limit > 0 && limit < totalmem() ? limit : totalmem()) / MIB);
}
