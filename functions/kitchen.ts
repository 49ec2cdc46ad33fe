// What a recipe cooks with: the rows of the catalog, each asked as the pipe asks them.
import type { Operation, Parameter, StoreOperation } from '../connector/operation.ts';
import { object, type Schema } from '../connector/schema.ts';
import type { UsableAccount } from './accounts.ts';
import { collect } from './body.ts';
import type { Cook, Inputs, Kitchen } from './cook.ts';
import type { Deadline } from './deadline.ts';
import { Failure } from './errors.ts';
import type { Files } from './files.ts';
import type { Journal } from './journal.ts';
import type { Answer, Call, Line } from './message.ts';
import { reliable } from './reliable.ts';
import { type Step, toStore } from './roundtrip.ts';
import type { Share } from './share.ts';
import { parseTyped } from './typed.ts';
import { unlisted } from './unlisted.ts';
import type { Valid } from './validate.ts';
import { walk } from './walk.ts';

/** The largest answer that a recipe reads whole, in bytes. */
const LARGEST = 67_108_864;

/** What every call of a recipe has in common. */
export interface Stove {
  readonly catalog: readonly Operation[];
  readonly files: Files;
  readonly share: Share;
  readonly now: () => number;
  readonly journal?: Journal | undefined;
}

export interface Order
  extends Pick<Kitchen, 'operation' | 'valid' | 'call' | 'deadline' | 'accounts' | 'pass' | 'policy'> {
  readonly line: Line;
  readonly pick: () => UsableAccount;
}

const find = (catalog: readonly Operation[], id: string): StoreOperation => {
  const found = catalog.find((each) => each.id === id);
  if (!found || found.recipe) throw new Error(`${id} is no operation of a store`);
  return found;
};

/** Puts each input where its row wants it; what no parameter names is of the body. */
const place = ({ parameters }: StoreOperation, inputs: Inputs, bytes?: AsyncIterable<Uint8Array>): Valid => {
  const given = Object.entries(inputs).filter(([, value]) => value !== undefined);
  const of = (where: Parameter['in']): [string, unknown][] =>
    given.filter(([name]) => parameters.some((parameter) => parameter.in === where && parameter.name === name));
  const rest = given.filter(([name]) => !parameters.some((parameter) => parameter.name === name));
  return {
    path: Object.fromEntries(of('path')) as Valid['path'],
    query: Object.fromEntries(of('query')) as Valid['query'],
    header: {},
    ...(rest.length > 0 && { body: Object.fromEntries(rest) }),
    ...(bytes && { bytes }),
  };
};

/** The answer in the shape of its row, with the declared types, as far as recipes rely on it. */
const readJson = async <T>(responds: Schema, { body }: Answer): Promise<T> => {
  if (body === undefined) return undefined as T;
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : await collect(body, LARGEST);
  if (!bytes) throw new Failure('store_invalid_answer', 'The store sent more than the relay reads at once.');
  if (bytes.length === 0) return undefined as T;
  try {
    return reliable(responds, parseTyped(responds, bytes.toString('utf8'))) as T;
  } catch {
    throw new Failure('store_invalid_answer', 'The store sent an answer that is no JSON to its end.');
  }
};

const cookFor = ({ catalog }: Stove, order: Order, account: UsableAccount, sooner?: Deadline): Cook => {
  const { call, line } = order;
  const deadline = sooner ?? order.deadline;
  // a recipe reads what a store answers: nothing may come compressed, and no link leads anywhere but to the store's pages
  const quiet: Call = { ...call, header: () => undefined };
  const step = (id: string, inputs: Inputs, bytes?: AsyncIterable<Uint8Array>): Step => {
    const operation = find(catalog, id);
    return { operation, account, valid: place(operation, inputs, bytes), call: quiet, deadline, line };
  };
  return {
    account,
    ask: async (id, inputs = {}, bytes) => {
      const asked = step(id, inputs, bytes);
      return readJson(asked.operation.responds, await toStore(asked));
    },
    open: (id, inputs = {}, bytes) => toStore(step(id, inputs, bytes)),
    askAll: async (id, inputs = {}, most = 1_000) => {
      const { pages, responds } = find(catalog, id);
      if (!pages) throw new Error(`${id} has no pages`);
      return readJson(responds, await walk(step(id, { ...inputs, all: true, maxItems: most }), pages));
    },
    request: async (asked) => {
      const made = unlisted(catalog, account.store, order.operation.id, asked);
      const answered = await toStore({ ...made, account, call: quiet, deadline, line });
      const body = await readJson(object({}), answered);
      return { status: answered.status, ...(body !== undefined && { body }) };
    },
  };
};

export const openKitchen = (stove: Stove, order: Order): Kitchen => {
  const { operation, valid, call, deadline, accounts, pick, pass } = order;
  return {
    operation,
    valid,
    call,
    deadline,
    accounts,
    cook: () => cookFor(stove, order, pick()),
    cookFor: (account, sooner) => cookFor(stove, order, account, sooner),
    operations: stove.catalog,
    pass,
    files: stove.files,
    share: stove.share,
    line: order.line,
    now: stove.now,
    policy: order.policy,
    journal: stove.journal,
  };
};
