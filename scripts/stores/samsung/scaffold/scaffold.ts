// Galaxy Store, as `npm run new` has to know it.
import { done } from '../../../../connector/stores/samsung/envelope.ts';
import { appField, inApp, inPackage } from '../../../../connector/stores/samsung/inputs.ts';
import type { StoreScaffold } from '../../../scaffold/storeScaffold.ts';
import { putOffered } from './offered.ts';
import { putStub } from './stub.ts';

export const galaxyScaffold: StoreScaffold = {
  shared: { './envelope.ts': { done }, './inputs.ts': { appField, inApp, inPackage } },
  addStub: (changes, wanted) => {
    putStub(changes, wanted);
    putOffered(changes, wanted);
  },
};
