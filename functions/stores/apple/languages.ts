// The localizations of a version with their texts. Skips those without a locale, which can be neither named nor written.
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { ResourceList } from './resource.ts';
import type { Localization, VersionTexts } from './texts.ts';

export async function listLanguages(context: RecipeContext, versionId: string): Promise<readonly Localization[]> {
  const asked = context.store().listAll<ResourceList<VersionTexts & { readonly locale: string }>>;
  const { data } = await asked('ListVersionLocalizations', { id: versionId });
  return data.flatMap((each) => {
    const { locale } = each.attributes;
    return locale ? [{ ...each, attributes: { ...each.attributes, locale } }] : [];
  });
}
