// Whether a caller may do something, as a question: the policy itself answers by throwing.
import type { Operation } from '../../connector/core/operation.ts';
import type { Policy } from '../pipeline/identifyCaller.ts';

export const permits =
  ({ authorise }: Pick<Policy, 'authorise'>) =>
  (operation: Operation): boolean => {
    try {
      authorise(operation);
      return true;
    } catch {
      return false;
    }
  };
