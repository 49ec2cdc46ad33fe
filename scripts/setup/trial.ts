// Tests an account against its store before it is saved.
import type { Settings } from '../../functions/config/settings.ts';
import { tryApple } from './apple.ts';
import { type Draft, draftSettingsOf, settingPrefixOf } from './draft.ts';
import { trySamsung } from './samsung.ts';
import type { TrialResult } from './tried.ts';

export function tryDraft(draft: Draft, origins: Settings): Promise<TrialResult> {
  const settings = { ...origins, ...draftSettingsOf(draft) };
  const { store, id, issuerId, key } = draft;
  return store === 'apple'
    ? tryApple(settings, { id, issuerId, file: key.file, vaultKey: 'vaultKey' in key })
    : trySamsung(settings, settingPrefixOf(draft));
}
