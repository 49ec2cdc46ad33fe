// The pipe: validate, authorise, target, sign, send, answer. It always resolves to an answer.
import type { Operation, RecipeName, StoreOperation } from '../connector/operation.ts';
import { type Account, pickAccount, type UsableAccount } from './accounts.ts';
import { drop, type Sent } from './adapter.ts';
import { answer } from './answer.ts';
import type { Recognise } from './caller.ts';
import { ANOTHER, mayCompress } from './check.ts';
import { type Deadline, startDeadline, within } from './deadline.ts';
import { asFailure, Failure, failureAnswer } from './errors.ts';
import { describeCause, levelOf, startLine } from './log.ts';
import type { Answer, Call, Line } from './message.ts';
import type { Recipe } from './recipes/recipe.ts';
import type { Credential } from './signer.ts';
import { type Outgoing, target } from './target.ts';
import type { Valid, Validate } from './validate.ts';

export interface Parts {
  readonly validate: Validate;
  readonly recognise: Recognise;
  readonly accounts: readonly Account[];
  readonly recipes: Readonly<Record<RecipeName, Recipe>>;
  readonly deadlineMilliseconds: number;
}

export type Forward = (operation: Operation, call: Call) => Promise<Answer>;

const acceptsGzip = (call: Call): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(call.header('accept-encoding') ?? '');

interface Step {
  readonly operation: StoreOperation;
  readonly account: UsableAccount;
  readonly valid: Valid;
  readonly call: Call;
  readonly deadline: Deadline;
  readonly line: Line;
}

interface Tried {
  readonly credential: Credential;
  readonly sent: Sent;
}

const signAndSend = async ({ operation, account, valid, deadline, line }: Step, outgoing: Outgoing): Promise<Tried> => {
  const { method, safe, authorization = 'token' } = operation;
  const given = typeof authorization === 'object' ? valid.header[authorization.given] : undefined;
  const how = authorization === 'jwt' ? 'jwt' : 'token';
  const credential = await within(deadline, account.signer.sign(how, given));
  const sealed = () => ({ ...outgoing.sealed?.(), ...credential.sealed() });
  const count = (): void => {
    line.attempts += 1;
  };
  const sent = await account.way.send(
    { ...outgoing, sealed },
    { deadline, safe: method === 'GET' || safe === true, count },
  );
  line.storeStatus = sent.status;
  return { credential, sent };
};

/** A store refuses a credential with 401; Samsung a JWT with 422, and with 500 when its signature is wrong. */
const isRefusal = ({ authorization }: StoreOperation, { sent: { status, start } }: Tried): boolean =>
  status === 401 ||
  (authorization === 'jwt' &&
    (status === 422 || (status === 500 && /invalid signature/.test(start.toString('latin1')))));

/** That credential is ours, unless the caller brought one: a token, or cookies of which Samsung's gateway says nothing. */
const isOurs = (operation: StoreOperation, tried: Tried): boolean =>
  isRefusal(operation, tried) &&
  tried.credential.renewable &&
  (operation.bodyAs !== 'cookies' || /AUTH_REQUIRE/.test(tried.sent.start.toString('latin1')));

/** An answer to another call came on a kept connection: those after it would, too, so the connections are left. */
const isOutOfStep = (thrown: unknown): boolean => thrown instanceof Failure && thrown.cause === ANOTHER;

/** Signs and sends; a credential of ours that the store refuses is forgotten, and the call repeated once with a new one. */
const once = async (step: Step): Promise<Answer> => {
  const { operation, account, valid, call, line } = step;
  const gzip = mayCompress[operation.store] && acceptsGzip(call);
  const outgoing = target(operation, valid, gzip);
  let tried = await signAndSend(step, outgoing);
  if (isOurs(operation, tried)) {
    account.signer.forget(tried.credential, tried.sent.headers.date);
    if (account.signer.skew() !== 0) line.clockSkewSeconds = Math.round(account.signer.skew() / 1000);
    if (!valid.bytes) {
      drop(tried.sent);
      tried = await signAndSend(step, outgoing);
    }
  }
  const { credential, sent } = tried;
  const secrets = [credential.secret, ...outgoing.secrets];
  const id = operation.answersFor && valid.path[operation.answersFor];
  const answered = await answer({ operation, sent, secrets, id, acceptsGzip: gzip, ours: isOurs(operation, tried) });
  if (operation.endsToken) account.signer.forget(credential);
  return answered;
};

const toStore = async (step: Step): Promise<Answer> => {
  try {
    return await once(step);
  } catch (thrown) {
    if (!isOutOfStep(thrown)) throw thrown;
    step.account.way.renew();
    return once(step);
  }
};

/** The deadline holds until the last byte: a body that streams keeps it running. */
const endWith = (answered: Answer, deadline: Deadline): void => {
  if (answered.body && !(answered.body instanceof Uint8Array)) answered.body.once('close', deadline.end);
  else deadline.end();
};

/** The store was not asked yet: a deadline that ends here is the caller's own. */
const asSlowCaller = (thrown: unknown): never => {
  if (!(thrown instanceof Failure && thrown.code === 'store_timeout')) throw thrown;
  throw new Failure('invalid_request', 'The body of the call did not arrive in time.', { status: 408 });
};

const run = async (parts: Parts, operation: Operation, call: Call, deadline: Deadline, line: Line): Promise<Answer> => {
  const valid = await within(deadline, parts.validate(operation, call)).catch(asSlowCaller);
  const policy = parts.recognise(call);
  line.caller = policy.caller;
  policy.authorise(operation);
  if (operation.recipe) return parts.recipes[operation.recipe]({ valid, accounts: policy.reachable(parts.accounts) });
  const account = pickAccount(parts.accounts, policy, operation.store, valid.account);
  line.account = account.name;
  return toStore({ operation, account, valid, call, deadline, line });
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
      answered = failureAnswer(failure);
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
