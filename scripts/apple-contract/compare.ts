// Compares every row of App Store Connect with Apple's document.
import type { Operation, StoreOperation } from '../../connector/core/operation.ts';
import { addedContract } from '../../connector/stores/apple/addedContract.ts';
import { openContract } from '../../connector/stores/apple/contractFile.ts';
import type { JsonTree } from '../connector-lint/json.ts';
import { answerDifferences, answerLeftOut } from './answer.ts';
import { bodyDifferences, bodyLeftOut } from './body.ts';
import { type Difference, differenceAt } from './difference.ts';
import { type AppleOperation, contractOperationAt } from './openapi.ts';
import { parameterDifferences, parametersLeftOut } from './parameters.ts';
import { isDeprecated } from './shape.ts';

export interface Comparison {
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** What rows omit, by operation. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
}

export function compareRows(catalog: readonly Operation[], whole: JsonTree): Comparison {
  const rows = catalog.filter(isApple);
  return {
    compared: rows.length,
    differences: rows.flatMap((row) => differences(row, whole)),
    leftOut: new Map(rows.map((row) => [row.id, leftOut(row, whole)])),
  };
}

function isApple(operation: Operation): operation is StoreOperation {
  return operation.store === 'apple' && operation.recipe === undefined;
}

function differences(row: StoreOperation, whole: JsonTree): readonly Difference[] {
  const apple = contractOperationAt(whole, row.method, row.path);
  if (!apple && isNewer(row)) return [];
  if (!apple)
    return differenceAt(row.id, 'route', [
      { apple: 'nothing', ours: `${row.method} ${row.path}`, cure: 'Correct the method or the path.' },
    ]);
  return [
    ...deprecations(row, apple),
    ...parameterDifferences(row, apple),
    ...bodyDifferences(row, apple),
    ...answerDifferences(row, apple),
  ];
}

/** Whether the row is of a newer document than the one that it is compared with: then the connector keeps its facts by hand. */
function isNewer({ method, path }: StoreOperation): boolean {
  const contract = openContract({ version: '', ...addedContract });
  return contract.names.some((id) => contract.outline(id)?.route === `${method} ${path}`);
}

function leftOut(row: StoreOperation, whole: JsonTree): readonly string[] {
  const apple = contractOperationAt(whole, row.method, row.path);
  return apple ? [...parametersLeftOut(row, apple), ...bodyLeftOut(row, apple), ...answerLeftOut(row, apple)] : [];
}

function deprecations({ id }: StoreOperation, { node }: AppleOperation): readonly Difference[] {
  return isDeprecated(node)
    ? differenceAt(id, 'route', [{ apple: 'deprecated', ours: 'used', cure: 'Use what Apple offers instead.' }])
    : [];
}
