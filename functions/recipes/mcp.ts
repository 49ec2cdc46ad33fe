// Serves the Model Context Protocol. Its code is loaded with the first message, since most relays have no agents.
import type { Recipe } from '../workflow/storeApi.ts';

export const mcp: Recipe = async (context) => {
  const { serveMcp } = await import('../mcp/server.ts');
  return serveMcp(context);
};
