// contentUpdate: makes the draft of an app on sale, and writes into it. Null keeps what is there, an empty list takes it away.
import { changeable, files, updateBody } from './fields.ts';
import { contentEnvelope, isRefusal, type Refusal, refuse } from './refusals.ts';
import { dateOf } from './review.ts';
import { type Asked, rowsOf } from './row.ts';
import { type App, findApp, isOpen, noRollout, type Shop, type Variant } from './sellerAccount.ts';
import { isRecord } from './valueTypes.ts';

type Values = Readonly<Record<string, unknown>>;

/** A picture is kept, or replaced by an upload; only four and more are a set. */
const refuseScreenshots = (list: unknown, shop: Shop): Refusal | undefined => {
  if (!Array.isArray(list)) return undefined;
  if (list.length < 4) return refuse('3001');
  const keys = list.filter(isRecord).flatMap(({ reuseYn, screenshotKey }) => (reuseYn ? [] : [screenshotKey]));
  if (keys.some((key) => typeof key !== 'string')) return refuse('4125');
  return keys.every((key) => shop.uploads.has(String(key)))
    ? undefined
    : refuse('1000', 'screenshotKey is of no upload');
};

const refuseFiles = (app: App, given: Values, shop: Shop): Refusal | undefined => {
  const unknown = Object.keys(files).find((name) => given[name] && !shop.uploads.has(String(given[name])));
  if (unknown) return refuse('1000', `${unknown} is of no upload`);
  // a hero image that does not belong has the update as a whole refused: Samsung's plugin
  return given.heroImageKey && !app.isGame ? refuse('1000', 'heroImageKey is for games') : undefined;
};

const refuseDates = (given: Values, now: number): Refusal | undefined => {
  const { startPublicationDate: start, publicationType } = given;
  if (publicationType === '02' && !start) return refuse('1000', 'publicationType 02 needs startPublicationDate');
  // seen live: a record that is sent back as it was read fails by this
  return start && !(dateOf(start) > now) ? refuse('1000', 'startPublicationDate must be in the future') : undefined;
};

const refusePrice = ({ paid, standardPrice }: Values): Refusal | undefined =>
  paid === 'Y' && Number(standardPrice) === 0 ? refuse('3050') : undefined;

const draftStatus: Readonly<Record<string, string>> = { FOR_SALE: 'UPDATING', SUSPENDED: 'RE_REGISTERING' };

/** One client saw apps stay on sale after a change of texts; Samsung's guide makes a draft, and so does the sandbox. */
const openDraft = ({ live, draft }: App): Variant | Refusal => {
  if (draft) return isOpen(draft) ? draft : refuse('3201', draft.status);
  const status = draftStatus[live?.status ?? ''];
  if (!live || !status) return refuse('4105');
  const binaries = live.binaries.map((binary) => ({ ...binary }));
  return { status, details: live.details, binaries, rollout: noRollout(), modified: live.modified };
};

const picture = (name: unknown): string => `https://img.example.com/${String(name)}`;

/** More than eight screenshots are passed over. */
const shownScreenshots = (list: readonly Values[]) =>
  list.slice(0, 8).map(({ screenshotPath, screenshotKey, reuseYn }, index) => ({
    screenshotPath: reuseYn ? (screenshotPath ?? picture(`screenshot-${index + 1}`)) : picture(screenshotKey),
    screenshotKey: null,
    reuseYn: true,
  }));

const merge = (details: Values, given: Values): Values => {
  const written = Object.entries(given).filter(([name, value]) => Object.hasOwn(changeable, name) && value !== null);
  const shown = Object.entries(files).filter(([name]) => given[name]);
  return {
    ...details,
    ...Object.fromEntries(written),
    ...Object.fromEntries(shown.map(([name, field]) => [field, picture(given[name])])),
    ...(Array.isArray(given.screenshots) && { screenshots: shownScreenshots(given.screenshots) }),
  };
};

const update = ({ shop, now, body }: Asked<Values, Values & { readonly contentId: string }>) => {
  const app = findApp(shop, body.contentId);
  if (isRefusal(app)) return app.code === '3100' ? refuse('4128') : app;
  if (body.binaryList !== undefined) return refuse('8014');
  const draft = openDraft(app);
  if (isRefusal(draft)) return draft;
  const details = merge(draft.details, body);
  const wrong =
    refuseScreenshots(body.screenshots, shop) ??
    refuseFiles(app, body, shop) ??
    refuseDates(body, now) ??
    refusePrice(details);
  if (wrong) return wrong;
  app.draft = Object.assign(draft, { details, modified: now });
  // the answer says REGISTERING where contentInfo then says UPDATING (seen live)
  const answer = { ctntId: app.contentId, contentStatus: 'REGISTERING', httpStatus: 'OK' };
  return { status: 200, body: { ...answer, errorCode: null, errorMsg: null } };
};

export const updateRows = [
  rowsOf('publishing', contentEnvelope)({ route: 'POST /seller/contentUpdate', body: updateBody, run: update }),
];
