// Lists what expires in every account, the first to expire first. What cannot be read is a row in `problems`.
import { appStores } from '../../connector/core/stores.ts';
import { type ExpirationKind, expirationKinds } from '../../connector/relay/expirations.ts';
import { failureOfPart } from '../core/errors.ts';
import { jsonResponse } from '../core/types.ts';
import { accountsFor, mapConcurrent, onlyAccount, settleAccount } from '../overview/perAccount.ts';
import type { StoreAccount } from '../pipeline/accounts.ts';
import type { Problem } from '../workflow/appSummary.ts';
import { type Expiration, expirationRow, expiresWithin } from '../workflow/expirations.ts';
import { workflowsOf } from '../workflow/relayStore.ts';
import { inputOf, type Recipe, type RecipeContext } from '../workflow/storeApi.ts';

const ACCOUNTS_AT_ONCE = 8;

interface Found {
  readonly expirations: readonly Expiration[];
  readonly problems: readonly (Problem & { readonly kind?: ExpirationKind })[];
}

export const listExpirations: Recipe = async (context) => {
  const within = inputOf<number>(context, 'withinDays') ?? Number.POSITIVE_INFINITY;
  const now = context.now();
  const accounts = accountsFor(context);
  const read = await mapConcurrent(ACCOUNTS_AT_ONCE, accounts, async (account) => {
    const at = { store: account.store, account: account.name };
    const { expirations, problems } = await readAccount(context, account);
    return {
      rows: expirations.map((each) => ({ ...at, ...expirationRow(each, now) })),
      problems: problems.map((each) => ({ ...at, ...each })),
    };
  });
  const asked = appStores.filter((store) => accounts.some((account) => account.store === store));
  const sources = await Promise.all(asked.map((store) => workflowsOf(context.stores, store)));
  return jsonResponse(200, {
    expirations: read
      .flatMap(({ rows }) => rows)
      .filter((row) => expiresWithin(row, within, now))
      .sort((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt)),
    problems: read.flatMap(({ problems }) => problems),
    notes: sources.flatMap(({ expirations }) => expirations?.notes ?? []),
  });
};

async function readAccount(context: RecipeContext, account: StoreAccount): Promise<Found> {
  const { kinds = {} } = (await workflowsOf(context.stores, account.store)).expirations ?? {};
  const wanted = inputOf<readonly ExpirationKind[]>(context, 'kinds') ?? expirationKinds;
  const asked = wanted.filter((kind) => kinds[kind]);
  if (asked.length === 0) return { expirations: [], problems: [] };
  const options = { olderBuilds: inputOf<boolean>(context, 'olderBuilds') === true };
  const settled = await settleAccount(context, onlyAccount(account), (api) =>
    Promise.all(asked.map((kind) => readKind(kind, async () => (await kinds[kind]?.(api, options)) ?? []))),
  );
  if (!('found' in settled)) return { expirations: [], problems: [settled.problem] };
  return {
    expirations: settled.found.flatMap(({ expirations }) => expirations),
    problems: settled.found.flatMap(({ problems }) => problems),
  };
}

/** A kind that the key may not read does not hide the others. */
async function readKind(kind: ExpirationKind, read: () => Promise<readonly Expiration[]>): Promise<Found> {
  try {
    return { expirations: await read(), problems: [] };
  } catch (thrown) {
    const { code, message } = failureOfPart(thrown);
    return { expirations: [], problems: [{ kind, code, message }] };
  }
}
