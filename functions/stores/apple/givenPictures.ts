// The list of pictures that a call gives: one row for each place where a picture is shown.

import { displayType } from '../../../connector/stores/apple/displayTypes.ts';
import { displayTypeOf, placementTarget, platformOfGroup } from '../../../connector/stores/apple/placementGroups.ts';
import { fileNameIn } from '../../core/fileName.ts';
import { asciiJson } from '../../state/asciiText.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import type { ImageInfo } from './imageFormat.ts';
import { type LibraryGroup, namedGroup } from './libraryReference.ts';
import { refuseUnknownSize } from './libraryShow.ts';
import { joinNames, wrongInput } from './recipeErrors.ts';

export interface GivenPicture {
  readonly locale: string;
  readonly fileUrl: string;
  readonly fileName: string;
  /** A display type or the name of a group; undefined to go by the size of the picture. */
  readonly displayType: string | undefined;
  /** From 1. */
  readonly position: number | undefined;
}

type GivenRow = Partial<Record<keyof GivenPicture, string | number>>;

/** Longest name of a file, in characters: the names are in the steps and in the result. */
const LONGEST_NAME = 64;
/** Longest list, in characters as it is kept with the job: six for each letter outside ASCII. */
const LONGEST_LIST = 100_000;

/** The rows of the call. Throws 400 for a list that is too long to be kept. */
export function readPictures(context: RecipeContext): readonly GivenPicture[] {
  const rows = inputOf<readonly GivenRow[]>(context, 'pictures') ?? [];
  if (asciiJson(rows).length > LONGEST_LIST)
    throw wrongInput(
      `The list is longer than ${LONGEST_LIST} characters, where each letter outside ASCII counts as six. Give fewer pictures at once.`,
    );
  return rows.map(({ locale, fileUrl, fileName, displayType, position }) => {
    const address = String(fileUrl ?? '').trim();
    return {
      locale: String(locale ?? '').trim(),
      fileUrl: address,
      fileName: (String(fileName ?? '').trim() || fileNameIn(address)).slice(-LONGEST_NAME),
      displayType: String(displayType ?? '').trim() || undefined,
      position: typeof position === 'number' ? position : undefined,
    };
  });
}

/**
 * The group of a picture: the one that the row names, or the one for the platform that takes its size. Where several do
 * (2048 by 2732), it is that of the newest device: the display types are listed newest first.
 */
export function pictureGroup(
  context: RecipeContext,
  groups: readonly LibraryGroup[],
  given: GivenPicture,
  picture: ImageInfo,
): LibraryGroup {
  if (given.displayType !== undefined) {
    const named = namedGroup(groups, placementTarget(given.displayType));
    refuseUnknownSize(context, named, { picture });
    return named;
  }
  const { size } = picture;
  if (!size) throw wrongInput('The size of the picture cannot be read. Give its Display type.');
  const platform = inputOf<string>(context, 'platform') || 'IOS';
  const fits = ({ placementType, placementGroup, sizes }: LibraryGroup): boolean =>
    placementType === 'APP_SCREENSHOT' &&
    platformOfGroup(placementGroup) === platform &&
    sizes.some(([width, height]) => width === size.width && height === size.height);
  const [found] = groups.filter(fits).sort((a, b) => rankOf(a) - rankOf(b) || 0);
  if (found) return found;
  const some = joinNames(groups.filter(({ sizes }) => sizes.length > 0).map(({ placementGroup }) => placementGroup));
  throw wrongInput(
    `No group for ${platform} takes a picture of ${size.width} by ${size.height} pixels. Groups with known sizes: ${some || 'none'}.`,
  );
}

function rankOf(group: LibraryGroup): number {
  const at = (displayType.enum ?? []).indexOf(displayTypeOf(group) ?? '');
  return at < 0 ? Infinity : at;
}
