// The languages of a version with their texts; one whose code the store does not tell can neither be named nor written.
import type { Kitchen } from '../../workflow/storeApi.ts';
import type { List } from './resource.ts';
import type { Localization, Texts } from './texts.ts';

export async function listLanguages(kitchen: Kitchen, versionId: string): Promise<readonly Localization[]> {
  const asked = kitchen.cook().askAll<List<Texts & { readonly locale: string }>>;
  const { data } = await asked('ListVersionLocalizations', { id: versionId });
  return data.flatMap((each) => {
    const { locale } = each.attributes;
    return locale ? [{ ...each, attributes: { ...each.attributes, locale } }] : [];
  });
}
