// Calls the simulated App Store Connect with a valid token.
import type { Sandbox } from '../../scripts/simulator/simulator.ts';
import { askRaw, type Question, type RawAnswer } from './rawHttp.ts';
import { appleToken, type TokenAccount } from './tokens.ts';

export interface SimulatedApp {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly relationships: Readonly<Record<string, { readonly data?: readonly { readonly id: string }[] }>>;
}

export function get(
  sandbox: Sandbox,
  path: string,
  account: TokenAccount = '',
  question: Question = {},
): Promise<RawAnswer> {
  const authorization = `Bearer ${appleToken(sandbox, {}, account)}`;
  return askRaw(sandbox.origins.apple.api, path, { ...question, headers: { authorization, ...question.headers } });
}

export async function askJson(sandbox: Sandbox, path: string, account?: TokenAccount) {
  return JSON.parse((await get(sandbox, path, account)).text);
}

/** All apps that match a query. */
export async function askApps(
  sandbox: Sandbox,
  query: string,
  account?: TokenAccount,
): Promise<readonly SimulatedApp[]> {
  return (await askJson(sandbox, `/v1/apps?limit=200&${query}`, account)).data;
}
