// Whether a caller may do something, as a question: the policy itself answers by throwing.
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
