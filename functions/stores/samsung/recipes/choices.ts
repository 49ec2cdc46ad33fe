// Drop-downs of a Galaxy Store account: each list is authorized as the store operation that reads it.

import { jsonResponse } from '../../../core/types.ts';
import { dropDownOf, makeTitlesDistinct } from '../../../pipeline/distinctTitles.ts';
import { byName } from '../../../workflow/appSummary.ts';
import { authorizeOperation, inputOf, type Recipe } from '../../../workflow/storeApi.ts';
import { type AppVariant, appBinariesOf, type GalaxyBinary, readVariant } from '../app.ts';
import { readGalaxyList } from '../apps.ts';

/** A drop-down with more items would not be usable. */
const MOST_ITEMS = 1_000;

/** The apps, without duplicates. */
export const listGalaxyChoices: Recipe = async (context) => {
  const apps = [...(await readGalaxyList(context.store()))].sort(byName);
  const choices = makeTitlesDistinct(apps.map(({ id, name }) => ({ value: id, title: name, apart: id })));
  const titles = new Map(choices.map(({ value, title }) => [value, title]));
  return jsonResponse(200, {
    apps: apps.map(({ id, name, state }) => ({ id, name, state, title: titles.get(id) ?? name })),
  });
};

/** The binaries of a variant, newest first; empty if the app does not have the variant. */
export const listGalaxyBinaryChoices: Recipe = async (context) => {
  authorizeOperation(context, 'ReadGalaxyApp');
  const [contentId, variant] = [inputOf<string>(context, 'contentId') ?? '', inputOf<AppVariant>(context, 'appStatus')];
  const record = await readVariant(context.store(), contentId, variant ?? 'SALE');
  const binaries = appBinariesOf(record).filter((binary) => sequence(binary) !== '');
  const newest = [...binaries].sort((a, b) => Number(b.binarySeq) - Number(a.binarySeq));
  return jsonResponse(
    200,
    dropDownOf(newest.map((binary) => ({ value: sequence(binary), title: titleOfBinary(binary) }))),
  );
};

interface Item {
  readonly id: string;
  readonly title?: string;
}

/** The in-app items, by title. */
export const listGalaxyItemChoices: Recipe = async (context) => {
  authorizeOperation(context, 'ListItems');
  const inputs = { packageName: inputOf<string>(context, 'packageName'), page: 1, size: 100 };
  const { answer, stopped } = await context
    .store()
    .listUpTo<{ readonly itemList?: readonly (Item | null)[] | null }>('ListItems', inputs, MOST_ITEMS);
  const items = (answer.itemList ?? []).filter((item): item is Item => typeof item?.id === 'string' && item.id !== '');
  const candidates = items.map(({ id, title }) => ({ value: id, title: title ?? '', apart: id }));
  return jsonResponse(200, dropDownOf(candidates, stopped));
};

function sequence({ binarySeq }: GalaxyBinary): string {
  return binarySeq === undefined || binarySeq === null ? '' : String(binarySeq);
}

/** `3: 1.2.0 (120), reader.apk` */
function titleOfBinary(binary: GalaxyBinary): string {
  const { versionName = '', versionCode = '', fileName = '' } = binary;
  const code = versionCode === '' || versionCode === null ? '' : `(${versionCode})`;
  const version = [versionName ?? '', code].filter((part) => part !== '').join(' ');
  const parts = [version, fileName ?? ''].filter((part) => part !== '');
  return parts.length > 0 ? `${sequence(binary)}: ${parts.join(', ')}` : sequence(binary);
}
