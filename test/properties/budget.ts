// How often each operation is tried: every one a few times, and those more often that take more.
import type { Operation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';

/** No operation is tried less often. */
const LEAST = 8;

function inputsIn({ properties = {}, items }: Schema): number {
  return Object.values(properties).reduce((sum, each) => sum + inputsIn(each), items ? inputsIn(items) : 1);
}

/** A path can be left and a body can be deep, so they count for more than a query. */
function weightOf({ names, body }: Operation): number {
  return 1 + names.path.length * 2 + names.query.length / 4 + names.header.length + (body ? inputsIn(body) / 2 : 0);
}

/** How often to try this one of them, so that all together are tried about `total` times. */
export function createRunBudget(operations: readonly Operation[], total: number) {
  const sum = operations.reduce((all, each) => all + weightOf(each), 0);
  return (operation: Operation) => ({
    numRuns: Math.max(LEAST, Math.round((total * weightOf(operation)) / sum)),
  });
}
