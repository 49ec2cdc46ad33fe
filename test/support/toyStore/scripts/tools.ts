// The toy store, as the command line tools have to know it.
import { asFailure } from '../../../functions/core/errors.ts';
import { askStore, withAccount } from '../../setup/ask.ts';
import { failedTrial } from '../../setup/failedTrial.ts';
import type { StoreTools } from '../storeTools.ts';

export const toyTools: StoreTools = {
  setup: {
    idFlag: 'toy-key-id',
    fieldFlags: {},
    usage: ['--toy-key-id ID             Toy: the name of the key'],
    defaults: {},
    uuidFields: [],
    ask: async ({ askKey, askField, before }) => ({
      key: await askKey('The key: drop its file here, or paste it (it is not shown)'),
      id: await askField('KEY_ID', 'Key ID', before.id),
      fields: {},
    }),
    tryKey: ({ settings }) =>
      withAccount(settings, async (account, deadline) => {
        try {
          const { status } = await askStore(account, { path: '/v1/toys?pageSize=1' }, deadline);
          return status === 200
            ? { verdict: 'ok', sentence: 'The toy store took the key.' }
            : { verdict: 'refused', sentence: 'The toy store refused the key.' };
        } catch (error) {
          return failedTrial('toy', asFailure(error));
        }
      }),
  },
  doctor: { section: 'Toy', keyKind: 'a bearer key', untriedFields: [], findings: async () => [] },
  start: {
    examples: async ({ base }) => [{ title: 'ListToys', curl: `'${base}/v1/toys?pageSize=3'` }],
  },
};
