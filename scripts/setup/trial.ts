// Tries an account against its store before it is saved.
import type { Settings } from '../../functions/config/settings.ts';
import { tryApple } from './apple.ts';
import { type Draft, prefixOf, settingsOf } from './draft.ts';
import { trySamsung } from './samsung.ts';
import type { Tried } from './tried.ts';

export const tryDraft = (draft: Draft, origins: Settings): Promise<Tried> => {
  const settings = { ...origins, ...settingsOf(draft) };
  const { store, id, issuerId, key } = draft;
  return store === 'apple'
    ? tryApple(settings, { id, issuerId, file: key.file, vaultKey: 'vaultKey' in key })
    : trySamsung(settings, prefixOf(draft));
};
