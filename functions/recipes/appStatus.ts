// Reports the status of an app in both stores. The stores are queried independently: one that fails has a problem, and the other has its result.

import type { Store } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import { asPlainSentence, type PlainSentence } from '../core/sentence.ts';
import { jsonResponse } from '../core/types.ts';
import { accountPicker, settleAccount } from '../overview/perAccount.ts';
import { readAppleStatus } from '../stores/apple/status.ts';
import { readGalaxyStatus } from '../stores/samsung/status.ts';
import { inputOf, type Recipe, type RecipeContext, type StoreApi } from '../workflow/storeApi.ts';

interface StatusQuery {
  readonly store: Store;
  readonly account: string | undefined;
  /** The app's ID, under its name in the response. */
  readonly id: Readonly<Record<string, string>>;
  readonly read: (api: StoreApi) => Promise<PlainSentence>;
}

async function statusOf(context: RecipeContext, { store, account, id, read }: StatusQuery): Promise<object> {
  const settled = await settleAccount(
    context,
    () => accountPicker(context, store, account),
    async (api) => ({ account: api.account.name, ...id, ...(await read(api)) }),
  );
  return 'found' in settled
    ? asPlainSentence(settled.found)
    : { ...id, sentence: settled.problem.message, problem: settled.problem };
}

export const readAppStatus: Recipe = async (context) => {
  const [appId, contentId] = [inputOf<string>(context, 'appleApp'), inputOf<string>(context, 'galaxyApp')];
  if (appId === undefined && contentId === undefined)
    throw new Failure('invalid_request', 'Name an App Store app, a Galaxy Store app, or both.');
  const [apple, galaxy] = await Promise.all([
    appId !== undefined &&
      statusOf(context, {
        store: 'apple',
        account: inputOf(context, 'appleAccount'),
        id: { appId },
        read: (api) => readAppleStatus(api, appId),
      }),
    contentId !== undefined &&
      statusOf(context, {
        store: 'samsung',
        account: inputOf(context, 'galaxyAccount'),
        id: { contentId },
        read: (api) => readGalaxyStatus(api, contentId),
      }),
  ]);
  return jsonResponse(200, { ...(apple && { apple }), ...(galaxy && { galaxy }) });
};
