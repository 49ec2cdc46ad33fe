// Where an app stands in both stores. Each is asked for itself: one that fails has a problem, and the other is there.

import type { Store } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import { asPlainSentence, type PlainSentence } from '../core/sentence.ts';
import { jsonResponse } from '../core/types.ts';
import { beside, pickOf } from '../overview/perAccount.ts';
import { readAppleStatus } from '../stores/apple/status.ts';
import { readGalaxyStatus } from '../stores/samsung/status.ts';
import { type Cook, input, type Kitchen, type Recipe } from '../workflow/storeApi.ts';

interface Asked {
  readonly store: Store;
  readonly account: string | undefined;
  /** How the answer calls the app. */
  readonly id: Readonly<Record<string, string>>;
  readonly read: (cook: Cook) => Promise<PlainSentence>;
}

const statusOf = async (kitchen: Kitchen, { store, account, id, read }: Asked): Promise<object> => {
  const asked = await beside(
    kitchen,
    () => pickOf(kitchen, store, account),
    async (cook) => ({ account: cook.account.name, ...id, ...(await read(cook)) }),
  );
  return 'found' in asked
    ? asPlainSentence(asked.found)
    : { ...id, sentence: asked.problem.message, problem: asked.problem };
};

export const appStatus: Recipe = async (kitchen) => {
  const [appId, contentId] = [input<string>(kitchen, 'appleApp'), input<string>(kitchen, 'galaxyApp')];
  if (appId === undefined && contentId === undefined)
    throw new Failure('invalid_request', 'Name an App Store app, a Galaxy Store app, or both.');
  const [apple, galaxy] = await Promise.all([
    appId !== undefined &&
      statusOf(kitchen, {
        store: 'apple',
        account: input(kitchen, 'appleAccount'),
        id: { appId },
        read: (cook) => readAppleStatus(cook, appId),
      }),
    contentId !== undefined &&
      statusOf(kitchen, {
        store: 'samsung',
        account: input(kitchen, 'galaxyAccount'),
        id: { contentId },
        read: (cook) => readGalaxyStatus(cook, contentId),
      }),
  ]);
  return jsonResponse(200, { ...(apple && { apple }), ...(galaxy && { galaxy }) });
};
