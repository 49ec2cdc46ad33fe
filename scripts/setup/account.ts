// Prompts for one account of one store.
import type { Store } from '../../connector/core/stores.ts';
import type { Secret } from '../../functions/core/secret.ts';
import { ACCOUNT_NAME, type Draft, doubtIn, faultIn, type GivenKey, idFields, isAccountName } from './draft.ts';
import { idInName, keyFromFile, keyFromText, keyFromVault } from './key.ts';
import type { Questions } from './questions.ts';

/** Previous answers are the defaults of a second attempt. */
export type Before = Partial<Draft>;

const keyMessages: Readonly<Record<Store, string>> = {
  apple: 'The key: drop the file AuthKey_….p8 here, or paste it (it is not shown), or the address of a Key Vault key',
  samsung: 'The key: drop its file here, or paste it (it is not shown), or the address of a Key Vault key',
};

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

export function askAccount(questions: Questions, store: Store, account: string, before: Before): Promise<Draft> {
  return store === 'apple' ? askApple(questions, account, before) : askSamsung(questions, account, before);
}

async function askApple(questions: Questions, account: string, before: Before): Promise<Draft> {
  const kind = await questions.one('Which kind of key is it?', [
    { value: 'team', label: 'A team key', hint: 'has an issuer ID' },
    { value: 'individual', label: 'An individual key', hint: 'has none' },
  ]);
  const key = await askKey(questions, 'apple');
  const id = await askField(questions, 'apple', idFields.apple, 'Key ID', idInName(key.file) ?? before.id);
  const issuerId =
    kind === 'team' ? await askField(questions, 'apple', 'ISSUER_ID', 'Issuer ID', before.issuerId) : undefined;
  return { store: 'apple', account, id, issuerId, key };
}

async function askSamsung(questions: Questions, account: string, before: Before): Promise<Draft> {
  const key = await askKey(questions, 'samsung');
  const id = await askField(questions, 'samsung', idFields.samsung, 'Service account ID', before.id);
  const scopes = await questions.some('What may the service account do? Name only what Seller Portal has given it', [
    { value: 'publishing', label: 'publishing', hint: 'apps, binaries, items' },
    { value: 'gss', label: 'gss', hint: 'statistics' },
  ]);
  return { store: 'samsung', account, id, scopes: scopes.join(','), key };
}

async function askKey(questions: Questions, store: Store): Promise<GivenKey> {
  let key: GivenKey | undefined;
  const accept = (typed: string, pasted: Secret | undefined): string | undefined => {
    const taken = takeKey(typed, pasted, store);
    if ('problem' in taken) return taken.problem;
    key = taken.key;
    return undefined;
  };
  await questions.line({ message: keyMessages[store], accept });
  if (!key) throw new Error('The question for the key ended without one.');
  return key;
}

function askField(questions: Questions, store: Store, field: string, message: string, initial?: string) {
  return questions.line({
    message,
    initial,
    fault: (typed) => faultIn(store, field, typed),
    doubt: (typed) => doubtIn(field, typed),
  });
}

function takeKey(typed: string, pasted: Secret | undefined, store: Store) {
  if (pasted) return keyFromText(pasted.reveal(), store);
  if (typed.trim() === '') return { problem: 'A file, a key or an address is needed.' };
  return /^https:/i.test(typed.trim()) ? keyFromVault(typed) : keyFromFile(typed, store);
}
