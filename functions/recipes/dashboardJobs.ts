// The caller's jobs for the dashboard, and how many events have failed.
import { asFailure } from '../core/errors.ts';
import { readObject } from '../core/jsonText.ts';
import type { JobShown } from '../dashboard/types.ts';
import { authorizeOperation, type RecipeContext } from '../workflow/storeApi.ts';
import { checkAllAccounts } from './retryEvents.ts';

/** Most jobs on the page. */
const MOST = 20;
const ENDED = new Set(['succeeded', 'failed', 'canceled']);

/** Those that have not ended first, and then the newest. Empty if the caller may not list them, or the state cannot be read. */
export async function jobsShown(context: RecipeContext): Promise<readonly JobShown[]> {
  const listed = await ifAllowed(context, 'ListJobs', () => context.jobs.listSoon(context));
  const { body } = listed ?? {};
  const list = body instanceof Uint8Array ? readObject(Buffer.from(body).toString('utf8')) : undefined;
  const all = (list?.jobs ?? []) as readonly JobShown[];
  const isOpen = ({ state }: JobShown): boolean => !ENDED.has(state);
  return [...all.filter(isOpen), ...all.filter((each) => !isOpen(each))].slice(0, MOST);
}

/** Messages about events that failed too often: null if that is not known yet, undefined if the caller may not count them. */
export async function failedEventsShown(context: RecipeContext): Promise<number | null | undefined> {
  const isAllowed = await ifAllowed(context, 'CountFailedEvents', async () => {
    checkAllAccounts(context.policy);
    return true;
  });
  if (!isAllowed) return undefined;
  return (await ifAllowed(context, 'CountFailedEvents', () => context.events.failed())) ?? null;
}

async function ifAllowed<T>(context: RecipeContext, id: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    authorizeOperation(context, id);
    return await ask();
  } catch (thrown) {
    // the rest of the page is right without it
    if (asFailure(thrown).code === 'unexpected') throw thrown;
    return undefined;
  }
}
