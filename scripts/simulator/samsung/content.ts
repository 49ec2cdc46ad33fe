// The two operations that read the seller's apps. Neither is paginated, and an app with a draft is listed twice.

import { contentEnvelope, isRefusal } from './refusals.ts';
import { rowsOf } from './row.ts';
import { type Binary, findApp, type SellerApp, type SellerVariant, variantsOf } from './sellerAccount.ts';
import { contentId } from './valueTypes.ts';

const row = rowsOf('publishing', contentEnvelope);

export const contentRows = [
  row({
    route: 'GET /seller/contentList',
    run: ({ sellerAccount }) => ({
      status: 200,
      body: [...sellerAccount.apps.values()].flatMap((app) => variantsOf(app).map((variant) => line(app, variant))),
    }),
  }),
  row({
    route: 'GET /seller/contentInfo',
    query: { contentId },
    run: ({ sellerAccount, query }) => {
      const app = findApp(sellerAccount, query.contentId);
      // an unknown ID returns an empty list: according to one client's tests; no page documents it
      if (isRefusal(app)) return app.code === '3100' ? { status: 200, body: [] } : app;
      return { status: 200, body: variantsOf(app).map((variant) => information(app, variant)) };
    },
  }),
];

/** Samsung's dates: `2021-02-23 01:26:26.0`. */
function dateText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')}.0`;
}

function line({ contentId }: SellerApp, { details, status, modified }: SellerVariant) {
  return {
    contentName: details.appTitle,
    contentId,
    contentStatus: status,
    // observed: null until the app is on sale for the first time
    standardPrice: status === 'REGISTERING' ? null : details.standardPrice,
    paid: details.paid,
    modifyDate: dateText(modified),
  };
}

function binaryRecord({ packageName }: SellerApp, { seq, fileName, versionCode, versionName, iapSdk, gms }: Binary) {
  return {
    fileName,
    binarySeq: String(seq),
    versionCode: String(versionCode),
    versionName,
    packageName,
    nativePlatforms: '64bit',
    apiminSdkVersion: '26',
    apimaxSdkVersion: null,
    iapSdk,
    gms,
    filekey: null,
  };
}

function information(app: SellerApp, { details, status, binaries }: SellerVariant) {
  return {
    contentId: app.contentId,
    ...details,
    contentStatus: status,
    binaryList: binaries.map((binary) => binaryRecord(app, binary)),
  };
}
