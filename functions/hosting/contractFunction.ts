// The function of every App Store Connect path that is in Apple's contract but not in the catalog.
import type { Method } from '../../connector/core/operation.ts';

/**
 * One function with one catch-all route. The host uses the first matching route, with functions sorted by name,
 * ignoring case, so this name has to sort last (host FunctionMetadataManager.cs and RouteCollection).
 */
export const contractFunction = {
  name: 'ZzAppleContract',
  route: 'apple/{*path}',
  methods: ['GET', 'POST', 'PATCH', 'DELETE'] satisfies Method[],
} as const;
