// The definition of this relay with its own host, for whoever reads it from its address: the HTTP + Swagger action of Logic Apps.

import type { Operation } from '../../connector/core/operation.ts';
import { about } from '../../connector/emit/about.ts';
import { logicAppsDefinition } from '../../connector/emit/logicApps.ts';
import { swagger } from '../../connector/emit/swagger.ts';
import { routePrefixOf } from '../core/routePrefix.ts';
import { jsonResponse, type RelayRequest, type RelayResponse } from '../core/types.ts';
import type { Recipe } from '../workflow/storeApi.ts';

/** Source: Microsoft, azure-docs, logic-apps: the designer reads it from the browser, so any origin may. */
const anyOrigin = { 'access-control-allow-origin': '*' };

interface Made {
  readonly address: string;
  readonly answer: RelayResponse;
}

/** The last one that was made of a catalog: it costs more than any other answer, and may be there for everyone to ask for. */
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

/** Only a relay on the reader's own machine speaks plain http; behind Azure's front end the scheme of a call says nothing. */
function schemeOf(hostname: string): 'http' | 'https' {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) ? 'http' : 'https';
}

function make(operations: readonly Operation[], call: RelayRequest): RelayResponse {
  const { host, hostname } = new URL(call.self);
  const whole = swagger(operations, about, routePrefixOf(call));
  return jsonResponse(200, logicAppsDefinition(whole, { host, scheme: schemeOf(hostname) }), anyOrigin);
}
