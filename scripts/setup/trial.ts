// Tests an account against its store before it is saved.
import type { Settings } from '../../functions/config/settings.ts';
import { storeTools } from '../stores/index.ts';
import { type Draft, draftSettingsOf, settingPrefixOf } from './draft.ts';
import type { TrialResult } from './tried.ts';

export function tryDraft(draft: Draft, origins: Settings): Promise<TrialResult> {
  const { store, id, fields, key } = draft;
  return storeTools[store].setup.tryKey({
    settings: { ...origins, ...draftSettingsOf(draft) },
    prefix: settingPrefixOf(draft),
    id,
    fields,
    file: key.file,
    isInVault: 'vaultKey' in key,
  });
}
