// Whether a caller may call an operation, as a boolean: the policy itself throws.
import type { Operation } from '../../connector/core/operation.ts';
import type { CallerPolicy } from '../pipeline/identifyCaller.ts';

export function permissionCheck({ authorize: authorise }: Pick<CallerPolicy, 'authorize'>) {
  return (operation: Operation): boolean => {
    try {
      authorise(operation);
      return true;
    } catch {
      return false;
    }
  };
}
