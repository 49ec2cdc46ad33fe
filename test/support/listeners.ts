// Counts the listeners of a deadline, to find those that are left behind.
import type { Deadline } from '../../functions/core/deadline.ts';

export function countListeners(deadline: Deadline): { readonly counting: Deadline; readonly open: () => number } {
  const listening = new Set<object>();
  const onAbort: Deadline['onAbort'] = (work) => {
    const entry = {};
    listening.add(entry);
    const forget = deadline.onAbort(work);
    return () => {
      listening.delete(entry);
      forget();
    };
  };
  return { counting: { ...deadline, onAbort }, open: () => listening.size };
}
