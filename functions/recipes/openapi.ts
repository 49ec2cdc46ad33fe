// Serves the operations that the caller may use as OpenAPI 3.1. What writes the document is loaded with the first call.
import { about } from '../../connector/emit/about.ts';
import { errorCodes } from '../core/errors.ts';
import { ownScheme } from '../core/loopback.ts';
import { routePrefixOf } from '../core/routePrefix.ts';
import { jsonResponse } from '../core/types.ts';
import { callCheck } from '../dashboard/permissions.ts';
import type { Recipe } from '../workflow/storeApi.ts';

export const openApiDocument: Recipe = async (context) => {
  const { operations, call, featureFlags } = context;
  const { openapi } = await import('../../connector/emit/openapi.ts');
  const server = `${ownScheme(call.self)}://${new URL(call.self).host}${routePrefixOf(call)}`;
  const entra = featureFlags.some(({ name, on }) => name === 'RELAY__EASY_AUTH' && on);
  const allowed = operations.filter(callCheck(context));
  return jsonResponse(200, openapi(allowed, { about, server, errorCodes, entra }));
};
