// Reports the status of an app in each store. The stores are queried independently: one that fails has a problem, and the others have their results.

import type { StoreStatus } from '../../connector/core/storeCatalog.ts';
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { storeCatalogs } from '../../connector/stores/index.ts';
import { Failure } from '../core/errors.ts';
import { asPlainSentence } from '../core/sentence.ts';
import { jsonResponse } from '../core/types.ts';
import { accountPicker, settleAccount } from '../overview/perAccount.ts';
import { workflowsOf } from '../workflow/relayStore.ts';
import { inputOf, type Recipe, type RecipeContext } from '../workflow/storeApi.ts';

interface StatusQuery {
  readonly store: Store;
  readonly status: StoreStatus;
  /** The ID of the app. */
  readonly id: string;
}

export const readAppStatus: Recipe = async (context) => {
  const queries = storeNames.flatMap((store): readonly StatusQuery[] => {
    const { status } = storeCatalogs[store];
    const id = status && inputOf<string>(context, status.app.name);
    return status && id !== undefined ? [{ store, status, id }] : [];
  });
  if (queries.length === 0) throw noApp();
  const members = queries.map(async (each) => [each.status.name, await statusOf(context, each)] as const);
  return jsonResponse(200, Object.fromEntries(await Promise.all(members)));
};

async function statusOf(context: RecipeContext, { store, status, id }: StatusQuery): Promise<object> {
  const { readStatus } = await workflowsOf(context.stores, store);
  if (!readStatus) throw new Error(`The definition of ${store} has no readStatus`);
  const named = { [status.id]: id };
  const settled = await settleAccount(
    context,
    () => accountPicker(context, store, inputOf(context, status.account)),
    async (api) => ({ account: api.account.name, ...named, ...(await readStatus(api, id)) }),
  );
  return 'found' in settled
    ? asPlainSentence(settled.found)
    : { ...named, sentence: settled.problem.message, problem: settled.problem };
}

/** Names the inputs as a call does, and as the designer does. */
function noApp(): Failure {
  const inputs = storeNames.flatMap((store) => storeCatalogs[store].status?.app ?? []);
  return new Failure(
    'invalid_request',
    `Name an app in at least one input: ${inputs.map(({ name, title }) => `${name} (${title})`).join(', ')}.`,
    {
      details: inputs.map(({ name, title }) => ({
        code: 'required',
        message: `Is missing (${title}). One of these inputs is needed.`,
        target: `query.${name}`,
      })),
    },
  );
}
