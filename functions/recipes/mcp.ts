// Serves the Model Context Protocol. Its code is loaded with the first message, since most relays have no agents.
import { loadedOnce } from '../../connector/core/memoize.ts';
import type { Recipe } from '../workflow/storeApi.ts';

export const mcp: Recipe = async (context) => (await loaded()).serveMcp(context);

/** Once: an import takes 20 microseconds even when its module is loaded. */
const loaded = loadedOnce(() => import('../mcp/server.ts'));
