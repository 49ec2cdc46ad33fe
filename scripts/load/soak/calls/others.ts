// One call to each remaining operation; every result must be a valid response, and a write must arrive exactly once.
import { catalog } from '../../../../connector/catalog.ts';
import type { Operation } from '../../../../connector/core/operation.ts';
import { type MakeCall, type SoakCall, type SoakKnowledge, soakMarkOf } from '../asked.ts';
import { valueAt } from '../at.ts';
import { addressFor, leastOf } from './least.ts';

/** How a store refuses what it does not have or accept; a recipe may refuse it before the store does. */
const refusals = new Set(['store_refused', 'not_found', 'invalid_request', 'operation_not_allowed', 'wrong_signature']);

const isAnswer: SoakCall['right'] = ({ status, json }) =>
  status < 300 || (status < 500 && refusals.has(String(valueAt(json, 'error', 'code'))));

/** The paths that the explicit calls use, by operation. */
const own = new Set([
  ...['ListApps', 'ReadApp', 'ListAccounts', 'Health', 'LoginUserProfile'],
  ...['CreateAccessToken', 'CheckAccessToken', 'RevokeAccessToken'],
]);

/** Without those of another protocol, which has other errors. */
export const otherCalls: readonly MakeCall[] = catalog
  .filter(({ id, protocol }) => !own.has(id) && !protocol)
  .map((operation) => (knowledge) => ask(operation, knowledge));

function ask(operation: Operation, knowledge: SoakKnowledge): SoakCall {
  const mark = soakMarkOf(knowledge);
  const { method, access, store, recipe, safe, bodyEncoding: bodyAs = 'json' } = operation;
  const least = leastOf(operation, mark);
  const address = addressFor(operation, least);
  const { body } = least;
  const isMarked = `${address}${JSON.stringify(body)}`.includes(mark);
  return {
    title: operation.id,
    method,
    address,
    ...(body !== undefined && {
      headers: { 'content-type': bodyAs === 'json' ? 'application/json' : 'application/octet-stream' },
      body,
    }),
    store: store ?? 'apple',
    right: isAnswer,
    // a recipe may write more than once with the same value
    ...(isMarked && access !== 'read' && !recipe && !safe && { write: mark }),
  };
}
