// Prompts for one account of one store.
import type { Store } from '../../connector/core/stores.ts';
import type { Secret } from '../../functions/core/secret.ts';
import { storeTools } from '../stores/index.ts';
import { ACCOUNT_NAME, type Draft, doubtIn, faultIn, type GivenKey, isAccountName } from './draft.ts';
import { keyFromFile, keyFromText, keyFromVault } from './key.ts';
import type { Questions } from './questions.ts';

/** Previous answers are the defaults of a second attempt. */
export type Before = Partial<Draft>;

/** Prompts for the name only if the default account exists already. */
export async function askName(questions: Questions, hasDefault: boolean): Promise<string> {
  if (!hasDefault) return 'default';
  const which = await questions.one('There is a default account already.', [
    { value: 'another', label: 'Add another account' },
    { value: 'default', label: 'Replace it' },
  ]);
  if (which === 'default') return which;
  const fault = (typed: string): string | undefined =>
    isAccountName(typed.trim().toLowerCase()) ? undefined : `Use ${ACCOUNT_NAME}.`;
  return (await questions.line({ message: 'Its name, such as games', fault })).toLowerCase();
}

export async function askAccount(questions: Questions, store: Store, account: string, before: Before): Promise<Draft> {
  const answers = await storeTools[store].setup.ask({
    questions,
    before,
    askKey: (message) => askKey(questions, store, message),
    askField: (field, message, initial) => askField(questions, store, field, message, initial),
  });
  return { store, account, ...answers };
}

async function askKey(questions: Questions, store: Store, message: string): Promise<GivenKey> {
  let key: GivenKey | undefined;
  const accept = (typed: string, pasted: Secret | undefined): string | undefined => {
    const taken = takeKey(typed, pasted, store);
    if ('problem' in taken) return taken.problem;
    key = taken.key;
    return undefined;
  };
  await questions.line({ message, accept });
  if (!key) throw new Error('The question for the key ended without one.');
  return key;
}

function askField(questions: Questions, store: Store, field: string, message: string, initial?: string) {
  return questions.line({
    message,
    initial,
    fault: (typed) => faultIn(store, field, typed),
    doubt: (typed) => doubtIn(store, field, typed),
  });
}

function takeKey(typed: string, pasted: Secret | undefined, store: Store) {
  if (pasted) return keyFromText(pasted.reveal(), store);
  if (typed.trim() === '') return { problem: 'A file, a key or an address is needed.' };
  return /^https:/i.test(typed.trim()) ? keyFromVault(typed) : keyFromFile(typed, store);
}
