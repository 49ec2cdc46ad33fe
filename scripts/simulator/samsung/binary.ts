// The binaries of a draft: added from an upload, changed, deleted.

import { type GalaxyRefusal, isRefusal, ok, refuseGalaxy, refuseQuietly, secondEnvelope } from './refusals.ts';
import { rowsOf } from './row.ts';
import {
  type Binary,
  findApp,
  isOpenDraft,
  type SellerAccount,
  type SellerApp,
  type SellerUpload,
  type SellerVariant,
  variantsOf,
} from './sellerAccount.ts';
import { contentId, digits, filled, oneOfValues, optional } from './valueTypes.ts';

const row = rowsOf('publishing', secondEnvelope);
const seq = digits(1, 999_999);
const gms = oneOfValues('Y', 'N');

/** One client uses a maximum of 20, older sources 10. */
const MOST_BINARIES = 20;

interface Draft {
  readonly app: SellerApp;
  readonly draft: SellerVariant;
}

const noBinary = refuseQuietly('1000', 'binarySeq is of no binary of the draft');

export const binaryRows = [
  row({
    route: 'POST /seller/v2/content/binary',
    body: { contentId, filekey: filled, gms, binarySeqForDeviceInfo: optional(seq) },
    run: ({ sellerAccount, body }) => {
      const found = draftOf(sellerAccount, body.contentId);
      if (isRefusal(found)) return found;
      const upload = sellerAccount.uploads.get(body.filekey);
      const wrong = refuseUpload(found, upload, body.binarySeqForDeviceInfo);
      if (wrong || !upload) return wrong ?? refuseGalaxy('1000');
      const binary = make(found.app, upload, body.gms, body.binarySeqForDeviceInfo);
      upload.used = true;
      found.draft.binaries.push(binary);
      return ok({ binarySeq: String(binary.seq) });
    },
  }),
  row({
    route: 'PUT /seller/v2/content/binary',
    body: { contentId, binarySeq: seq, gms },
    run: ({ sellerAccount, body }) => {
      const found = draftOf(sellerAccount, body.contentId);
      if (isRefusal(found)) return found;
      const binary = found.draft.binaries[indexOf(found.draft, body.binarySeq)];
      if (!binary) return noBinary;
      binary.gms = body.gms;
      return ok();
    },
  }),
  row({
    route: 'DELETE /seller/v2/content/binary',
    query: { contentId, binarySeq: seq },
    run: ({ sellerAccount, query }) => {
      const found = draftOf(sellerAccount, query.contentId);
      if (isRefusal(found)) return found;
      const index = indexOf(found.draft, query.binarySeq);
      if (index < 0) return noBinary;
      found.draft.binaries.splice(index, 1);
      found.draft.rollout.binaries.delete(Number(query.binarySeq));
      return ok();
    },
  }),
];

/** Observed live: an app on sale without a draft from contentUpdate returns 4104. */
function draftOf(sellerAccount: SellerAccount, id: string): Draft | GalaxyRefusal {
  const app = findApp(sellerAccount, id);
  if (isRefusal(app)) return app;
  return app.draft && isOpenDraft(app.draft) ? { app, draft: app.draft } : refuseGalaxy('4104');
}

function binariesOf(app: SellerApp): readonly Binary[] {
  return variantsOf(app).flatMap(({ binaries }) => binaries);
}

/** Samsung parses the file. The simulator reads the version from the file name: app-42.apk has the code 42. */
function versionIn(app: SellerApp, fileName: string): number {
  const written = /(\d{1,9})\.\w+$/.exec(fileName)?.[1];
  return written ? Number(written) : Math.max(0, ...binariesOf(app).map(({ versionCode }) => versionCode)) + 1;
}

function refuseUpload({ app, draft }: Draft, upload: SellerUpload | undefined, follows: string | undefined) {
  if (!upload) return refuseGalaxy('1000', 'filekey is of no upload');
  if (!/\.(apk|aab)$/i.test(upload.fileName)) return refuseGalaxy('1000', 'the file is neither an APK nor an AAB');
  if (upload.used || binariesOf(app).some(({ fileName }) => fileName === upload.fileName)) return refuseGalaxy('5021');
  if (draft.binaries.length >= MOST_BINARIES)
    return refuseGalaxy('1000', `an app has at most ${MOST_BINARIES} binaries`);
  const known = follows === undefined || draft.binaries.some(({ seq }) => seq === Number(follows));
  return known ? undefined : refuseGalaxy('1000', 'binarySeqForDeviceInfo is of no binary of the draft');
}

function make(
  app: SellerApp,
  { fileName, size }: SellerUpload,
  gms: Binary['gms'],
  follows: string | undefined,
): Binary {
  const versionCode = versionIn(app, fileName);
  return {
    seq: Math.max(0, ...binariesOf(app).map(({ seq }) => seq)) + 1,
    fileName,
    fileSize: size,
    versionCode,
    versionName: String(versionCode),
    iapSdk: binariesOf(app)[0]?.iapSdk ?? 'N',
    gms,
    ...(follows !== undefined && { follows: Number(follows) }),
  };
}

function indexOf({ binaries }: SellerVariant, binarySeq: string): number {
  return binaries.findIndex(({ seq }) => seq === Number(binarySeq));
}
