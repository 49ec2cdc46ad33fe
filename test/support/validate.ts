// The validation of this relay, with its stores.
import { createValidator } from '../../functions/pipeline/validate.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';

export const validate = createValidator(storeDefinitions);
