// The definition of this relay with its own host, for whoever reads it from its address: the HTTP + Swagger action of Logic Apps.
import { about } from '../../connector/about.ts';
import { logicApps } from '../../connector/logicapps.ts';
import { swagger } from '../../connector/swagger.ts';
import { json } from '../message.ts';
import { prefixOf } from './prefix.ts';
import type { Recipe } from './recipe.ts';

/** Only a relay on the reader's own machine speaks plain http; behind Azure's front end the scheme of a call says nothing. */
const schemeOf = (hostname: string): 'http' | 'https' =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) ? 'http' : 'https';

/** Source: Microsoft, azure-docs, logic-apps: the designer reads it from the browser, so any origin may. */
const anyOrigin = { 'access-control-allow-origin': '*' };

export const definition: Recipe = async ({ operations, call }) => {
  const { host, hostname } = new URL(call.self);
  const whole = swagger(operations, about, prefixOf(call));
  return json(200, logicApps(whole, { host, scheme: schemeOf(hostname) }), anyOrigin);
};
