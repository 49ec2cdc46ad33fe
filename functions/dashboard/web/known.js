// The operations that the page knows: those of the connector, and once somebody looks for more, all of the contract.
import { ask, problemOf } from './ask.js';

/** @typedef {import('../types.ts').OperationShown} OperationShown */

/** @type {OperationShown[]} */
let operations = [];
/** A thousand more, asked for once somebody wants them. @type {Promise<void> | undefined} */
let contract;
let isWhole = false;

/** @type {(query: string) => Promise<OperationShown[]>} */
const asked = async (query) => {
  const answered = await ask(`ui/operations${query}`);
  if (answered.status !== 200) throw new Error(problemOf(answered));
  return answered.json.operations;
};

export const known = () => operations;

/** Whether those of the contract are among them. */
export const knowsAll = () => isWhole;

/** @type {(id: string) => OperationShown | undefined} */
export const find = (id) => operations.find((each) => each.id === id);

export const loadKnown = async () => {
  operations = await asked('');
};

/** What fails is asked for again. @type {() => Promise<void>} */
export const loadContract = () => {
  contract ??= asked('?contract=true').then(
    (more) => {
      operations = [...operations, ...more];
      isWhole = true;
    },
    (error) => {
      contract = undefined;
      throw error;
    },
  );
  return contract;
};

/** The names of those that fit best, the best first, as agents find them too. @type {(words: string) => Promise<string[]>} */
export const findByWords = async (words) => (await asked(`?search=${encodeURIComponent(words)}`)).map(({ id }) => id);

/** @type {(id: string) => Promise<OperationShown>} */
const complete = async (id) => {
  const [operation] = await asked(`?id=${encodeURIComponent(id)}`);
  operations = operations.map((each) => (each.id === id ? /** @type {OperationShown} */ (operation) : each));
  return /** @type {OperationShown} */ (operation);
};

/** With its description and inputs. @type {(operation: OperationShown) => Promise<OperationShown>} */
export const whole = async (operation) => (operation.brief ? complete(operation.id) : operation);

/** What its columns are called; without them their names do. @type {(id: string) => Promise<Record<string, string>>} */
export const titlesOf = async (id) => find(id)?.titles ?? (await complete(id).catch(() => undefined))?.titles ?? {};
