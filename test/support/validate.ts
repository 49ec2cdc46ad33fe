// The validation of this relay, with its stores. A thrown failure becomes a rejection, so that tests wait for both alike.
import type { Operation } from '../../connector/core/operation.ts';
import type { RelayRequest } from '../../functions/core/types.ts';
import { createValidator, type ValidatedRequest } from '../../functions/pipeline/validate.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';

const validateCall = createValidator(storeDefinitions);

export async function validate(operation: Operation, call: RelayRequest): Promise<ValidatedRequest> {
  return validateCall(operation, call);
}
