// Staged rollout: the percentage of users who get a new binary, and the binaries of the rollout.

import { type GalaxyRefusal, isRefusal, ok, refuseGalaxy, secondEnvelope } from './refusals.ts';
import { rowsOf } from './row.ts';
import {
  type AppStatus,
  findApp,
  type SellerAccount,
  type SellerApp,
  type SellerRollout,
  type SellerVariant,
  variantOf,
} from './sellerAccount.ts';
import {
  contentId,
  digits,
  listOfValues,
  matching,
  oneOfValues,
  optional,
  recordValue,
  wholeNumber,
} from './valueTypes.ts';

const row = rowsOf('publishing', secondEnvelope);

const appStatus = oneOfValues('SALE', 'REGISTRATION');
const place = { contentId, appStatus };
const percent = wholeNumber(0, 100);
const countries = listOfValues(
  recordValue({ countryCode: matching(/^[A-Z]{3}$/, 'the three letters of a country'), rolloutRate: percent }),
);

/** Source: Samsung, "Update staged rollout rate" and "Update staged rollout binary". */
const binaryStates: readonly string[] = ['REGISTERING', 'UPDATING', 'RE_REGISTERING', 'READY_FOR_SALE'];
const rateStates: readonly string[] = [...binaryStates, 'FOR_SALE'];

interface Found {
  readonly app: SellerApp;
  readonly variant: SellerVariant;
}

type Rates = Pick<SellerRollout, 'rate' | 'countries'>;

/** The mapping of these codes to errors is an assumption: Samsung's list has the same message twice. */
const falls = { SALE: ['3103', '3104'], REGISTRATION: ['3203', '3204'] } as const;

export const rolloutRows = [
  row({
    route: 'GET /seller/v2/content/stagedRolloutRate',
    query: place,
    run: ({ sellerAccount, query }) => {
      const found = find(sellerAccount, query.contentId, query.appStatus);
      if (isRefusal(found)) return found;
      const { rate, countries, binaries } = found.variant.rollout;
      if (binaries.size === 0) return refuseGalaxy('3208');
      const own = [...countries].map(([countryCode, rolloutRate]) => ({ countryCode, rolloutRate }));
      return ok({ rolloutRate: rate, countries: own });
    },
  }),
  row({
    route: 'PUT /seller/v2/content/stagedRolloutRate',
    body: {
      ...place,
      function: oneOfValues('ENABLE_ROLLOUT', 'DISABLE_ROLLOUT'),
      rolloutRate: optional(percent),
      countries: optional(countries),
    },
    run: ({ sellerAccount, body }) => {
      const found = find(sellerAccount, body.contentId, body.appStatus);
      if (isRefusal(found)) return found;
      const wrong = refuseState(found, rateStates) ?? refuseCountries(body.countries ?? [], found);
      if (wrong) return wrong;
      if (body.function === 'DISABLE_ROLLOUT') return disable(found) ?? ok({});
      if (body.rolloutRate === undefined) return refuseGalaxy('1000', 'rolloutRate is needed');
      const own = body.countries?.map(({ countryCode, rolloutRate }) => [countryCode, rolloutRate] as const);
      const countries = own ? new Map(own) : found.variant.rollout.countries;
      return enable({ rate: body.rolloutRate, countries }, found, body.appStatus) ?? ok({});
    },
  }),
  row({
    route: 'GET /seller/v2/content/stagedRolloutBinary',
    query: place,
    run: ({ sellerAccount, query }) => {
      const found = find(sellerAccount, query.contentId, query.appStatus);
      return isRefusal(found) ? found : ok({ binaries: listed(found.variant, query.appStatus) });
    },
  }),
  row({
    route: 'PUT /seller/v2/content/stagedRolloutBinary',
    body: { contentId, function: oneOfValues('ADD', 'REMOVE'), binarySeq: digits(1, 999_999) },
    run: ({ sellerAccount, body }) => {
      const found = find(sellerAccount, body.contentId, 'REGISTRATION');
      if (isRefusal(found)) return found;
      const wrong = refuseState(found, binaryStates);
      if (wrong) return wrong;
      const { binaries, rollout } = found.variant;
      const seq = Number(body.binarySeq);
      if (!binaries.some((binary) => binary.seq === seq))
        return refuseGalaxy('1000', 'binarySeq is of no binary of the draft');
      if (body.function === 'ADD') rollout.binaries.add(seq);
      else if (!rollout.binaries.delete(seq)) return refuseGalaxy('3208');
      return ok();
    },
  }),
];

function find(sellerAccount: SellerAccount, id: string, status: AppStatus): Found | GalaxyRefusal {
  const app = findApp(sellerAccount, id);
  if (isRefusal(app)) return app;
  const variant = variantOf(app, status);
  return isRefusal(variant) ? variant : { app, variant };
}

function refuseState({ app, variant }: Found, states: readonly string[]): GalaxyRefusal | undefined {
  if (app.isPreRegistered) return refuseGalaxy('3205');
  return states.includes(variant.status) ? undefined : refuseGalaxy('3206', variant.status);
}

/** A rate can only increase, compared with this rollout and, in a draft, with the rollout in service. */
function refuseFall(wanted: Rates, { app, variant }: Found, status: AppStatus): GalaxyRefusal | undefined {
  const before = status === 'SALE' ? variant.rollout : app.live?.rollout;
  if (!before?.enabled) return undefined;
  if (wanted.rate < before.rate) return refuseGalaxy(falls[status][0]);
  const fallen = [...wanted.countries].find(([country, rate]) => rate < (before.countries.get(country) ?? before.rate));
  return fallen && refuseGalaxy(falls[status][1], fallen[0]);
}

function refuseCountries(
  list: readonly { readonly countryCode: string }[],
  { variant }: Found,
): GalaxyRefusal | undefined {
  const sold = (variant.details.sellCountryList as readonly { readonly countryCode: string }[]).map(
    ({ countryCode }) => countryCode,
  );
  const codes = list.map(({ countryCode }) => countryCode);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  const unsold = codes.find((code) => !sold.includes(code));
  const wrong = twice ?? unsold;
  return wrong === undefined ? undefined : refuseGalaxy('3105', wrong);
}

/** Disabling a rollout gives the binaries to all users; a country with a higher rate than the others prevents it. */
function disable(found: Found): GalaxyRefusal | undefined {
  const { rollout } = found.variant;
  if (rollout.binaries.size === 0) return refuseGalaxy('3208');
  const ahead = [...rollout.countries].find(([, rate]) => rate > rollout.rate);
  if (ahead) return refuseGalaxy('3105', ahead[0]);
  Object.assign(rollout, { enabled: false, rate: 100, countries: new Map(), binaries: new Set() });
  return undefined;
}

function enable(wanted: Rates, found: Found, status: AppStatus): GalaxyRefusal | undefined {
  const { rollout } = found.variant;
  if (rollout.binaries.size === 0) return refuseGalaxy('3207');
  const wrong = refuseFall(wanted, found, status);
  if (!wrong) Object.assign(rollout, { enabled: true, ...wanted });
  return wrong;
}

function listed({ binaries, rollout }: SellerVariant, appStatus: AppStatus) {
  return binaries.map(({ seq, versionCode, versionName, fileName, fileSize }) => ({
    seq,
    versionCode: String(versionCode),
    versionName,
    fileName,
    fileSize,
    rolloutStatus: rollout.binaries.has(seq) ? 'ENABLED' : 'DISABLED',
    appStatus,
  }));
}
