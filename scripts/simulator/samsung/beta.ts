// The closed beta test of an app: its testers and the channel for their feedback.

import { type GalaxyRefusal, isRefusal, ok, refuseGalaxy, secondEnvelope } from './refusals.ts';
import { rowsOf } from './row.ts';
import {
  type Beta,
  findApp,
  type SellerAccount,
  type SellerApp,
  type SellerVariant,
  variantOf,
} from './sellerAccount.ts';
import { contentId, digits, listOfValues, oneOfValues, optional, textValue } from './valueTypes.ts';

const row = rowsOf('publishing', secondEnvelope);

const MOST_TESTERS = 20_000;
const MOST_AT_ONCE = 1_000;

/** Source: Samsung, "View closed beta test" and "Update closed beta test". */
const readable: readonly string[] = [
  ...['BETA_REGISTERING', 'READY_FOR_BETA_TESTING', 'READY_TO_PRE_REVIEWS', 'BETA_PRE_REVIEW_REJECTED'],
  ...['BETA_UPDATING', 'BETA_DEPLOYED', 'BETA_SUSPENDED'],
];
const writable: readonly string[] = ['BETA_REGISTERING', 'BETA_UPDATING'];

interface Found {
  readonly app: SellerApp;
  readonly beta: Beta;
}

const testers = optional(listOfValues(textValue, 0, MOST_AT_ONCE));

export const betaRows = [
  row({
    route: 'GET /seller/v2/content/betaTest',
    query: {
      contentId,
      appStatus: oneOfValues('SALE', 'REGISTRATION'),
      offset: optional(digits(0, MOST_TESTERS)),
      limit: optional(digits(1, MOST_AT_ONCE)),
    },
    run: ({ sellerAccount, query }) => {
      const found = betaOf(sellerAccount, query.contentId, (app) => variantOf(app, query.appStatus), readable);
      if (isRefusal(found)) return found;
      const all = [...found.beta.testers];
      const from = Number(query.offset ?? 0);
      return ok({
        totalNumberOfBetaTesters: all.length,
        betaTesters: all.slice(from, from + Number(query.limit ?? MOST_AT_ONCE)),
        feedbackChannel: found.beta.feedbackChannel,
        betaTestingUrl: urls(query.contentId),
      });
    },
  }),
  row({
    route: 'PUT /seller/v2/content/betaTest',
    body: {
      contentId,
      betaTestersToBeAdded: testers,
      betaTestersToBeDeleted: testers,
      feedbackChannel: optional(textValue),
    },
    run: ({ sellerAccount, body }) => {
      const found = betaOf(
        sellerAccount,
        body.contentId,
        (app) => app.draft ?? app.live ?? refuseGalaxy('3100'),
        writable,
      );
      if (isRefusal(found)) return found;
      if (body.feedbackChannel !== undefined) found.beta.feedbackChannel = body.feedbackChannel;
      return ok(change(found, body.betaTestersToBeAdded ?? [], body.betaTestersToBeDeleted ?? []));
    },
  }),
];

function betaOf(
  sellerAccount: SellerAccount,
  id: string,
  choose: (app: SellerApp) => SellerVariant | GalaxyRefusal,
  states: readonly string[],
) {
  const app = findApp(sellerAccount, id);
  if (isRefusal(app)) return app;
  if (!app.beta) return refuseGalaxy('3202');
  const variant = choose(app);
  if (isRefusal(variant)) return variant;
  return states.includes(variant.status) ? { app, beta: app.beta } : refuseGalaxy('4129', variant.status);
}

function urls(id: string) {
  return {
    android: `http://apps.example.com/betastore/closeAppDetail.as?cId=${id}`,
    instantPlay2: `https://apps.example.com/n/cloudgame/play?content_id=${id}`,
  };
}

function isEmail(address: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address);
}

/** Rejected testers are listed in a successful response. An address in both lists is deleted. */
function change({ beta: { testers } }: Found, added: readonly string[], deleted: readonly string[]) {
  const deletionFailedTesters = deleted.filter((each) => !testers.delete(each));
  const additionFailedTesters = added.filter((each) => {
    if (deleted.includes(each)) return false;
    const fits = isEmail(each) && !testers.has(each) && testers.size < MOST_TESTERS;
    if (fits) testers.add(each);
    return !fits;
  });
  return { additionFailedTesters, deletionFailedTesters };
}
