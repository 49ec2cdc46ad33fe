// The pipe: validate, authorise, target, sign, send, answer. It always resolves to an answer.
import type { Operation, Store } from '../connector/operation.ts';
import { type Account, pickAccount, type UsableAccount } from './accounts.ts';
import { answer } from './answer.ts';
import type { Recognise } from './caller.ts';
import { type Deadline, startDeadline, within } from './deadline.ts';
import { asFailure, refusal } from './errors.ts';
import { describeCause, levelOf, startLine } from './log.ts';
import type { Answer, Call, Line } from './message.ts';
import type { Recipe } from './recipes/recipe.ts';
import { target } from './target.ts';
import type { Valid, Validate } from './validate.ts';

export interface Parts {
  readonly validate: Validate;
  readonly recognise: Recognise;
  readonly accounts: readonly Account[];
  readonly recipes: Readonly<Record<string, Recipe>>;
  readonly deadlineMilliseconds: number;
}

export type Forward = (operation: Operation, call: Call) => Promise<Answer>;

const acceptsGzip = (call: Call): boolean =>
  /\bgzip\b(?!;\s*q=0(?:\.0*)?(?:,|$))/i.test(call.header('accept-encoding') ?? '');

interface Step {
  readonly operation: Operation & { readonly store: Store };
  readonly account: UsableAccount;
  readonly valid: Valid;
  readonly call: Call;
  readonly deadline: Deadline;
  readonly line: Line;
}

/** Signs and sends; a credential that the store refuses is forgotten, and the call repeated once with a new one. */
const toStore = async ({ operation, account, valid, call, deadline, line }: Step): Promise<Answer> => {
  const outgoing = target(operation, valid, acceptsGzip(call));
  const safe = operation.method === 'GET' || operation.safe === true;
  const count = (): void => {
    line.attempts += 1;
  };
  for (let signings = 1; ; signings += 1) {
    const credential = await within(
      deadline,
      account.signer.sign(operation.authorization, valid.header['access-token']),
    );
    const signed = { ...outgoing, sealed: () => ({ ...outgoing.sealed?.(), ...credential.sealed() }) };
    const sent = await account.way.send(signed, { deadline, safe, count });
    line.storeStatus = sent.status;
    if (account.signer.skew() !== 0) line.clockSkewSeconds = Math.round(account.signer.skew() / 1000);
    if (sent.status === 401) account.signer.forget(credential, sent.headers.date);
    if (sent.status === 401 && credential.renewable && signings === 1 && !valid.bytes) continue;
    const answered = await answer({ operation, sent, secrets: [credential.secret, ...outgoing.secrets] });
    if (operation.endsToken) account.signer.forget(credential);
    return answered;
  }
};

/** The deadline holds until the last byte: a body that streams keeps it running. */
const endWith = (answered: Answer, deadline: Deadline): void => {
  if (answered.body && !(answered.body instanceof Uint8Array)) answered.body.once('close', deadline.end);
  else deadline.end();
};

const run = async (parts: Parts, operation: Operation, call: Call, deadline: Deadline, line: Line): Promise<Answer> => {
  const valid = await within(deadline, parts.validate(operation, call));
  const policy = parts.recognise(call);
  line.caller = policy.caller;
  policy.authorise(operation);
  const recipe = operation.recipe && parts.recipes[operation.recipe];
  if (recipe) return recipe({ valid, accounts: policy.reachable(parts.accounts) });
  const { store } = operation;
  if (!store) throw new Error(`${operation.id} has neither a store nor a recipe`);
  const account = pickAccount(parts.accounts, policy, store, valid.account);
  line.account = account.name;
  return toStore({ operation: { ...operation, store }, account, valid, call, deadline, line });
};

export const makeForward =
  (parts: Parts): Forward =>
  async (operation, call) => {
    const started = performance.now();
    const line = startLine(operation, call);
    const deadline = startDeadline(parts.deadlineMilliseconds, call.signal);
    let answered: Answer;
    try {
      answered = await run(parts, operation, call, deadline, line);
    } catch (thrown) {
      const failure = asFailure(thrown);
      const cause = describeCause(failure);
      Object.assign(line, { code: failure.code, ...(cause && { cause }) });
      answered = refusal(failure);
    }
    endWith(answered, deadline);
    Object.assign(line, { status: answered.status, milliseconds: Math.round(performance.now() - started) });
    call.log(levelOf(answered.status), line);
    return {
      ...answered,
      headers: {
        ...answered.headers,
        'x-correlation-id': call.id,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    };
  };
