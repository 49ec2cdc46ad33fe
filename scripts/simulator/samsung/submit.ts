// contentSubmit and contentStatusUpdate: submits a draft for review; puts an app on sale, suspends it, or removes it from the store.

import { contentEnvelope, type GalaxyRefusal, isRefusal, refuseGalaxy } from './refusals.ts';
import { releaseVariant } from './review.ts';
import { rowsOf } from './row.ts';
import { type Binary, findApp, isOpenDraft, type SellerApp, type SellerVariant } from './sellerAccount.ts';
import { contentId, oneOfValues } from './valueTypes.ts';

const row = rowsOf('publishing', contentEnvelope);

/** Allowed previous states of each new status. Source: Samsung, "Change app status". */
const before = {
  FOR_SALE: ['READY_FOR_SALE', 'READY_FOR_CHANGE'],
  SUSPENDED: ['FOR_SALE'],
  TERMINATED: ['SUSPENDED'],
} as const;

const done = { status: 204 };

export const submitRows = [
  row({
    route: 'POST /seller/contentSubmit',
    body: { contentId },
    run: ({ sellerAccount, body, now }) => {
      const app = findApp(sellerAccount, body.contentId);
      return isRefusal(app) ? app : (submit(app, now) ?? done);
    },
  }),
  row({
    route: 'POST /seller/contentStatusUpdate',
    body: { contentId, contentStatus: oneOfValues('FOR_SALE', 'SUSPENDED', 'TERMINATED') },
    run: ({ sellerAccount, body, now }) => {
      const app = findApp(sellerAccount, body.contentId);
      return isRefusal(app) ? app : (changeStatus(app, body.contentStatus, now) ?? done);
    },
  }),
];

function isBeta(app: SellerApp): boolean {
  return (app.draft ?? app.live)?.status.startsWith('BETA_') ?? false;
}

/** A binary whose devices a newer one took over, and that was not deleted. A staged rollout needs both. */
function leftover({ binaries, rollout }: SellerVariant): Binary | undefined {
  return binaries.find(({ seq }) =>
    binaries.some(({ seq: newer, follows }) => follows === seq && !rollout.binaries.has(newer)),
  );
}

function refuseDraft(draft: SellerVariant): GalaxyRefusal | undefined {
  if (draft.details.usExportLaws !== true) return refuseGalaxy('4106', 'usExportLaws must be true');
  if (draft.binaries.length === 0) return refuseGalaxy('4106', 'there is no binary');
  // observed live by one script; Samsung's guide calls the deletion optional
  const old = leftover(draft);
  return old && refuseGalaxy('4106', `binary ${old.seq} was replaced and is still there`);
}

function submit(app: SellerApp, now: number): GalaxyRefusal | undefined {
  if (isBeta(app)) return refuseGalaxy('4129');
  const { draft } = app;
  if (!draft || !isOpenDraft(draft)) return refuseGalaxy('3201');
  const wrong = refuseDraft(draft);
  if (!wrong) Object.assign(draft, { submitted: now, status: 'READY_FOR_REVIEW', modified: now });
  return wrong;
}

function changeStatus(app: SellerApp, status: keyof typeof before, now: number): GalaxyRefusal | undefined {
  if (isBeta(app)) return refuseGalaxy('4129');
  const variant = status === 'FOR_SALE' ? app.draft : app.live;
  const from: readonly string[] = before[status];
  if (!variant || !from.includes(variant.status)) return refuseGalaxy('4105', variant?.status);
  if (status === 'FOR_SALE') releaseVariant(app, variant, now);
  else Object.assign(variant, { status, modified: now });
  return undefined;
}
