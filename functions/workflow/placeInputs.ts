// The inputs of a recipe's call, as the validated request of its operation.
import type { Parameter, StoreOperation } from '../../connector/core/operation.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';
import type { OperationInputs } from './storeApi.ts';

/** Assigns each input to its parameter; inputs that match no parameter are body fields. */
export function placeInputs(
  { parameters }: StoreOperation,
  inputs: OperationInputs,
  bytes?: AsyncIterable<Uint8Array>,
): ValidatedRequest {
  const present = Object.entries(inputs).filter(([, value]) => value !== undefined);
  const of = (where: Parameter['in']): [string, unknown][] =>
    present.filter(([name]) => parameters.some((parameter) => parameter.in === where && parameter.name === name));
  const rest = present.filter(([name]) => !parameters.some((parameter) => parameter.name === name));
  return {
    path: Object.fromEntries(of('path')) as ValidatedRequest['path'],
    query: Object.fromEntries(of('query')) as ValidatedRequest['query'],
    header: {},
    ...(rest.length > 0 && { body: Object.fromEntries(rest) }),
    ...(bytes && { bytes }),
  };
}
