// Shows the uploaded pictures of a list in each group and language: places them, takes others away, puts them in order.

import type { LibraryAsset } from './libraryAssets.ts';
import { type LibraryWork, orderPlacements, placeAsset, unplace } from './libraryPlacements.ts';
import { type PicturePlaces, placeKeyOf } from './picturePlaces.ts';
import {
  isOpen,
  keepRows,
  type PictureList,
  type PictureRow,
  problemIn,
  rowTitle,
  tryPart,
  tryRow,
} from './pictureRows.ts';
import { conflict } from './recipeErrors.ts';

/** What a group shows: a picture of the list, or another one. */
interface Shown {
  /** Undefined in a plan, for a picture that would be placed. */
  readonly placementId: string | undefined;
  readonly row: PictureRow | undefined;
}

/** One place at a time, in the order of the list. A place that an earlier slice has finished is left alone. */
export async function showPictures(list: PictureList, places: PicturePlaces): Promise<void> {
  const { context, rows } = list;
  const finished = new Set((context.job?.saved.finished as readonly string[] | undefined) ?? []);
  const keys = new Set(rows.filter(({ state }) => state.checksum !== undefined).map(({ state }) => placeKeyOf(state)));
  for (const key of keys) {
    if (finished.has(key)) continue;
    const own = rows.filter(({ state }) => placeKeyOf(state) === key);
    const isDone = await showGroup(list, places, own);
    if (isDone) finished.add(key);
    const percent = 80 + Math.floor((finished.size / keys.size) * 20);
    const sentence = `${finished.size} of ${keys.size} groups are finished.`;
    await keepRows(list, { sentence, percent }, { finished: [...finished] });
  }
}

/** False if nothing more can be done in this call. */
async function showGroup(list: PictureList, places: PicturePlaces, own: readonly PictureRow[]): Promise<boolean> {
  const { context, each, replaces } = list;
  const [first] = own;
  const { languageId = '', placementGroup } = first?.state ?? {};
  const group = places.groups.find(
    (one) => one.placementGroup === placementGroup && one.placementType === first?.state.placementType,
  );
  if (!first || !group) return true;
  const place = await places.read(languageId, group);
  const work: LibraryWork = { context, steps: each, place };
  const rowOf = (placementId: string, assetId: string | undefined): PictureRow | undefined =>
    own.find(({ state }) => state.placementId === placementId || (assetId !== undefined && state.imageId === assetId));
  const shown: Shown[] = place.placed.map(({ placementId, asset }) => ({
    placementId,
    row: rowOf(placementId, asset?.id),
  }));
  for (const row of own.filter(isOpen)) await tryRow(list, row, () => showRow(list, work, shown, row));
  // with a picture missing, the former ones stay
  const isWhole = !list.rows.some((row) => isMissing(row) && mayBeIn(row, first));
  if (own.some(({ state }) => state.outcome === 'notTried')) return false;
  return arrange(list, work, shown, { own, removesOthers: replaces && isWhole });
}

function isMissing({ state }: PictureRow): boolean {
  return state.outcome === 'failed' || state.outcome === 'notTried';
}

/** A picture that could not be read may belong to any group of its language. */
function mayBeIn({ given, state }: PictureRow, one: PictureRow): boolean {
  if (state.placementGroup !== undefined) return placeKeyOf(state) === placeKeyOf(one.state);
  return given.locale.toLowerCase() === one.given.locale.toLowerCase();
}

async function showRow(list: PictureList, work: LibraryWork, shown: Shown[], row: PictureRow): Promise<void> {
  const { isPlan, replaces } = list;
  const { group } = work.place;
  const { state } = row;
  const present = shown.find((each) => each.row === row);
  if (present?.placementId) {
    // an earlier slice has placed it, and ended before it could report it
    Object.assign(state, { outcome: 'done', placementId: present.placementId, message: doneIn(group.placementGroup) });
    return;
  }
  if (shown.length >= group.most) await freeSlot(work, shown, replaces);
  const placementId = await placeAsset(
    work,
    assetOf(row),
    `Show ${rowTitle(row)} to ${row.given.locale} in ${group.placementGroup}`,
  );
  shown.push({ placementId, row });
  Object.assign(
    state,
    isPlan
      ? { outcome: 'planned', message: `Would be shown in ${group.placementGroup}.` }
      : { outcome: 'done', placementId, message: doneIn(group.placementGroup) },
  );
  await keepRows(list);
}

function doneIn(placementGroup: string): string {
  return `Is shown in ${placementGroup}.`;
}

function assetOf({ state }: PictureRow): LibraryAsset | undefined {
  return state.imageId === undefined ? undefined : { type: 'appAssetLibraryImages', id: state.imageId, attributes: {} };
}

/** Apple has no way to replace a placement: a full group loses one before it gets the next. */
async function freeSlot(work: LibraryWork, shown: Shown[], replaces: boolean): Promise<void> {
  const last = replaces ? shown.findLast(({ row }) => row === undefined) : undefined;
  if (!last?.placementId)
    throw conflict(
      `The group has ${shown.length} screenshots, the most that Apple allows. Delete one, or use Replace.`,
    );
  await unplace(work, last.placementId);
  shown.splice(shown.indexOf(last), 1);
}

/** Takes the others away if that is wanted, and puts the rest in order. False if that failed. */
async function arrange(
  list: PictureList,
  work: LibraryWork,
  shown: Shown[],
  { own, removesOthers }: { readonly own: readonly PictureRow[]; readonly removesOthers: boolean },
): Promise<boolean> {
  const { locale = '' } = own[0]?.given ?? {};
  const { placementGroup } = work.place.group;
  let isDone = false;
  const finish = async (): Promise<void> => {
    for (const other of removesOthers ? shown.filter(({ row }) => row === undefined) : []) {
      await unplace(work, other.placementId ?? '');
      shown.splice(shown.indexOf(other), 1);
    }
    const order = orderOf(shown, own, list.replaces);
    const ids = order.map(({ placementId }) => placementId);
    const name = `Order the screenshots of ${locale} in ${placementGroup}`;
    if (order.some((one, at) => one !== shown[at])) await orderPlacements(work, ids, name);
    isDone = true;
  };
  // the pictures are shown: their rows keep their outcomes
  await tryPart(list, finish, (failure) => {
    list.unfinished.push({ locale, placementGroup, ...problemIn(failure) });
  });
  return isDone;
}

/** With Replace as in the list, otherwise after what is there; those with a position there. */
function orderOf(shown: readonly Shown[], own: readonly PictureRow[], replaces: boolean): readonly Shown[] {
  const rankOf = ({ row }: Shown): number => (row ? own.indexOf(row) : own.length);
  const positionOf = ({ row }: Shown): number => row?.given.position ?? 0;
  const base = replaces ? [...shown].sort((a, b) => rankOf(a) - rankOf(b)) : shown;
  const order = base.filter((each) => positionOf(each) === 0);
  const fixed = base.filter((each) => positionOf(each) > 0).sort((a, b) => positionOf(a) - positionOf(b));
  for (const each of fixed) order.splice(positionOf(each) - 1, 0, each);
  return order;
}
