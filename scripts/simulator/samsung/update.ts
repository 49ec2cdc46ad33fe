// contentUpdate: creates a draft of an app on sale, and updates it. Null keeps the current value, an empty list removes it.
import { changeable, updateBody, updateFiles } from './fields.ts';
import { contentEnvelope, type GalaxyRefusal, isRefusal, refuseGalaxy } from './refusals.ts';
import { reviewDateOf } from './review.ts';
import { type RowCall, rowsOf } from './row.ts';
import {
  findApp,
  isOpenDraft,
  noRollout,
  type SellerAccount,
  type SellerApp,
  type SellerVariant,
} from './sellerAccount.ts';
import { isRecord } from './valueTypes.ts';

type Values = Readonly<Record<string, unknown>>;

const draftStatus: Readonly<Record<string, string>> = { FOR_SALE: 'UPDATING', SUSPENDED: 'RE_REGISTERING' };

export const updateRows = [
  rowsOf('publishing', contentEnvelope)({ route: 'POST /seller/contentUpdate', body: updateBody, run: update }),
];

/** An image is kept, or replaced by an upload; only four or more form a set. */
function refuseScreenshots(list: unknown, sellerAccount: SellerAccount): GalaxyRefusal | undefined {
  if (!Array.isArray(list)) return undefined;
  if (list.length < 4) return refuseGalaxy('3001');
  const keys = list.filter(isRecord).flatMap(({ reuseYn, screenshotKey }) => (reuseYn ? [] : [screenshotKey]));
  if (keys.some((key) => typeof key !== 'string')) return refuseGalaxy('4125');
  return keys.every((key) => sellerAccount.uploads.has(String(key)))
    ? undefined
    : refuseGalaxy('1000', 'screenshotKey is of no upload');
}

function refuseFiles(app: SellerApp, given: Values, sellerAccount: SellerAccount): GalaxyRefusal | undefined {
  const unknown = Object.keys(updateFiles).find(
    (name) => given[name] && !sellerAccount.uploads.has(String(given[name])),
  );
  if (unknown) return refuseGalaxy('1000', `${unknown} is of no upload`);
  // an unexpected hero image fails the whole update: Samsung's plugin
  return given.heroImageKey && !app.isGame ? refuseGalaxy('1000', 'heroImageKey is for games') : undefined;
}

function refuseDates(given: Values, now: number): GalaxyRefusal | undefined {
  const { startPublicationDate: start, publicationType } = given;
  if (publicationType === '02' && !start) return refuseGalaxy('1000', 'publicationType 02 needs startPublicationDate');
  // observed live: a record that is sent back unchanged fails because of this
  return start && !(reviewDateOf(start) > now)
    ? refuseGalaxy('1000', 'startPublicationDate must be in the future')
    : undefined;
}

function refusePrice({ paid, standardPrice }: Values): GalaxyRefusal | undefined {
  return paid === 'Y' && Number(standardPrice) === 0 ? refuseGalaxy('3050') : undefined;
}

/** One client saw apps stay on sale after a text update; Samsung's guide creates a draft, and so does the simulator. */
function openDraft({ live, draft }: SellerApp): SellerVariant | GalaxyRefusal {
  if (draft) return isOpenDraft(draft) ? draft : refuseGalaxy('3201', draft.status);
  const status = draftStatus[live?.status ?? ''];
  if (!live || !status) return refuseGalaxy('4105');
  const binaries = live.binaries.map((binary) => ({ ...binary }));
  return { status, details: live.details, binaries, rollout: noRollout(), modified: live.modified };
}

function picture(name: unknown): string {
  return `https://img.example.com/${String(name)}`;
}

/** Screenshots beyond the eighth are ignored. */
function shownScreenshots(list: readonly Values[]) {
  return list.slice(0, 8).map(({ screenshotPath, screenshotKey, reuseYn }, index) => ({
    screenshotPath: reuseYn ? (screenshotPath ?? picture(`screenshot-${index + 1}`)) : picture(screenshotKey),
    screenshotKey: null,
    reuseYn: true,
  }));
}

function merge(details: Values, given: Values): Values {
  const written = Object.entries(given).filter(([name, value]) => Object.hasOwn(changeable, name) && value !== null);
  const shown = Object.entries(updateFiles).filter(([name]) => given[name]);
  return {
    ...details,
    ...Object.fromEntries(written),
    ...Object.fromEntries(shown.map(([name, field]) => [field, picture(given[name])])),
    ...(Array.isArray(given.screenshots) && { screenshots: shownScreenshots(given.screenshots) }),
  };
}

function update({ sellerAccount, now, body }: RowCall<Values, Values & { readonly contentId: string }>) {
  const app = findApp(sellerAccount, body.contentId);
  if (isRefusal(app)) return app.code === '3100' ? refuseGalaxy('4128') : app;
  if (body.binaryList !== undefined) return refuseGalaxy('8014');
  const draft = openDraft(app);
  if (isRefusal(draft)) return draft;
  const details = merge(draft.details, body);
  const wrong =
    refuseScreenshots(body.screenshots, sellerAccount) ??
    refuseFiles(app, body, sellerAccount) ??
    refuseDates(body, now) ??
    refusePrice(details);
  if (wrong) return wrong;
  app.draft = Object.assign(draft, { details, modified: now });
  // the response has REGISTERING where contentInfo then has UPDATING (observed live)
  const answer = { ctntId: app.contentId, contentStatus: 'REGISTERING', httpStatus: 'OK' };
  return { status: 200, body: { ...answer, errorCode: null, errorMsg: null } };
}
