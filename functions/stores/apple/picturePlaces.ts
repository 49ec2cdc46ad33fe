// The places of a list of pictures: a group of the asset library in one language, each read once in a slice.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { readScreenshotPlace } from './draftVersion.ts';
import type { LibraryPlace } from './libraryPlacements.ts';
import type { LibraryGroup } from './libraryReference.ts';
import type { RowState } from './pictureRows.ts';
import type { Localization } from './texts.ts';

export interface PicturePlaces {
  readonly languages: readonly Localization[];
  readonly groups: readonly LibraryGroup[];
  /** What is shown there. */
  readonly read: (languageId: string, group: LibraryGroup) => Promise<LibraryPlace>;
}

/** `steps` gets one read for each place. */
export function openPlaces(
  context: RecipeContext,
  steps: StepRunner,
  found: Pick<PicturePlaces, 'languages' | 'groups'> & { readonly appId: string },
): PicturePlaces {
  const { languages, groups, appId } = found;
  const known = new Map<string, LibraryPlace>();
  return {
    languages,
    groups,
    read: async (languageId, group) => {
      const key = placeKeyOf({ languageId, ...group });
      const locale = languages.find(({ id }) => id === languageId)?.attributes.locale ?? languageId;
      const name = `Find the screenshots of ${locale} in ${group.placementGroup}`;
      const where = { appId, surface: 'appStoreVersionLocalization', languageId, group } as const;
      const place = known.get(key) ?? (await readScreenshotPlace(context, steps, where, name));
      known.set(key, place);
      return place;
    },
  };
}

/** Names the place of a row. */
export function placeKeyOf({ languageId, placementType, placementGroup }: RowState): string {
  return [languageId, placementType, placementGroup].join('/');
}
