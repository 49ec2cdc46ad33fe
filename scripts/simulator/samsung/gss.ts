// The GSS User API, Samsung's legacy API: a token, JSON, and the four cookies of a Seller Portal session.
import type { Arrival, SimulatedReply } from '../httpMessage.ts';
import { bodyNotJson, insufficientScopes, notLoggedIn } from './errors.ts';
import { profile, profileCookies } from './profile.ts';
import { type Grant, isJson } from './token.ts';

export function loginUserProfile({ account, scopes }: Grant, arrival: Arrival): SimulatedReply {
  if (!scopes.includes('gss')) return insufficientScopes('the access token lacks the scope gss');
  if (!isJson(arrival)) return bodyNotJson('content-type is not JSON');
  if (!isEmptyOrJson(arrival.body)) return bodyNotJson('the body is not JSON');
  const given = readCookies(arrival.headers.cookie ?? '');
  const wrong = Object.entries(profileCookies).find(([name, value]) => given.get(name) !== value);
  if (wrong) return notLoggedIn(`the cookie ${wrong[0]} is missing or wrong`);
  return { status: 200, body: profile(account.seller, arrival.now) };
}

function isEmptyOrJson(body: string): boolean {
  try {
    return body === '' || typeof JSON.parse(body) === 'object';
  } catch {
    return false;
  }
}

function readCookies(header: string): ReadonlyMap<string, string> {
  return new Map(
    header.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')];
    }),
  );
}
