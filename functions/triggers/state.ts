// The state of a trigger as the text that a flow gives back at the next poll. It is no secret and is not trusted: whoever
// writes one gets other items of what they may read anyway.
import { createHash } from 'node:crypto';
import { isPart } from '../../connector/part.ts';
import { Failure } from '../errors.ts';

/** The form of the text; another one is not read. */
const VERSION = 1;

/** It travels in an address. */
export const LONGEST_STATE = 4_096;

/** What the state belongs to: one trigger of one account with these inputs. With any other, a trigger begins anew. */
export const markOf = (operation: string, account: string, inputs: Readonly<Record<string, unknown>>): string => {
  const sorted = Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([operation, account, sorted]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
};

export const seal = (mark: string, past: unknown): string => {
  const text = Buffer.from(JSON.stringify({ v: VERSION, for: mark, past })).toString('base64url');
  if (text.length <= LONGEST_STATE) return text;
  throw new Failure('invalid_request', 'There is too much to watch at once. Choose one app, or fewer states.');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** What was sealed for this mark; undefined for everything else. */
export const unseal = (text: string, mark: string): unknown => {
  if (text.length > LONGEST_STATE) return undefined;
  const state = parse(text);
  return isPart(state) && state.v === VERSION && state.for === mark ? state.past : undefined;
};
