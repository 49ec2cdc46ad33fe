// Asks the sandbox's App Store Connect with a good token.
import type { Sandbox } from '../../scripts/simulator/simulator.ts';
import { ask, type Heard, type Question } from './rawHttp.ts';
import { type Account, appleToken } from './tokens.ts';

export interface App {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly relationships: Readonly<Record<string, { readonly data?: readonly { readonly id: string }[] }>>;
}

export const get = (sandbox: Sandbox, path: string, account: Account = '', question: Question = {}): Promise<Heard> => {
  const authorization = `Bearer ${appleToken(sandbox, {}, account)}`;
  return ask(sandbox.apple.origin, path, { ...question, headers: { authorization, ...question.headers } });
};

export const read = async (sandbox: Sandbox, path: string, account?: Account) =>
  JSON.parse((await get(sandbox, path, account)).text);

/** All apps that a query lets through. */
export const apps = async (sandbox: Sandbox, query: string, account?: Account): Promise<readonly App[]> =>
  (await read(sandbox, `/v1/apps?limit=200&${query}`, account)).data;
