// Serves the definition of this relay with its own host, for clients that read it from a URL, such as the HTTP + Swagger action of Logic Apps.

import type { Operation } from '../../connector/core/operation.ts';
import { about } from '../../connector/emit/about.ts';
import { logicAppsDefinition } from '../../connector/emit/logicApps.ts';
import { swagger } from '../../connector/emit/swagger.ts';
import { ownScheme } from '../core/loopback.ts';
import { routePrefixOf } from '../core/routePrefix.ts';
import { jsonResponse, type RelayRequest, type RelayResponse } from '../core/types.ts';
import type { Recipe } from '../workflow/storeApi.ts';

/** Source: Microsoft, azure-docs, logic-apps: the designer reads it from the browser, so any origin may. */
const anyOrigin = { 'access-control-allow-origin': '*' };

interface Made {
  readonly address: string;
  readonly answer: RelayResponse;
}

/** Caches the last one: it costs more than any other response, and may be public. */
const made = new WeakMap<readonly Operation[], Made>();

export const relayDefinition: Recipe = async ({ operations, call }) => {
  const { host, pathname } = new URL(call.self);
  const address = `${host}${pathname}`;
  const last = made.get(operations);
  if (last?.address === address) return last.answer;
  const answer = make(operations, call);
  made.set(operations, { address, answer });
  return answer;
};

function make(operations: readonly Operation[], call: RelayRequest): RelayResponse {
  const { host } = new URL(call.self);
  const whole = swagger(operations, about, routePrefixOf(call));
  return jsonResponse(200, logicAppsDefinition(whole, { host, scheme: ownScheme(call.self) }), anyOrigin);
}
