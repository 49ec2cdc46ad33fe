// All operations of Galaxy Store.
import { recipeRows } from '../../core/builders.ts';
import type { StoreCatalog } from '../../core/storeCatalog.ts';
import { rawRequestRow } from '../../relay/rawRequest.ts';
import { auth } from './auth.ts';
import { beta } from './beta.ts';
import { binaries } from './binaries.ts';
import { galaxyCheckRecipes } from './check.ts';
import { comments } from './comments.ts';
import { content } from './content.ts';
import { galaxyChoices } from './dynamicValues.ts';
import { gss } from './gss.ts';
import { items } from './items.ts';
import { metrics } from './metrics.ts';
import { metricTable } from './metricTable.ts';
import { orders } from './orders.ts';
import { galaxyPurchaseRecipes, galaxyPurchaseTriggers } from './purchaseEvents.ts';
import { purchases } from './purchases.ts';
import { galaxyRecipes } from './recipes.ts';
import { galaxyReplyRecipes } from './replies.ts';
import { rollout } from './rollout.ts';
import { galaxyStatus } from './status.ts';
import { galaxyTexts } from './texts.ts';
import { galaxyTriggers } from './triggers.ts';
import { upload } from './upload.ts';

/** As in the menu of Samsung's documentation of the Galaxy Store Developer API. */
const subjects = {
  'Access tokens': [...auth, ...gss],
  'Content publishing': [...content, ...upload, ...binaries, ...beta, ...rollout],
  'Customer reviews': comments,
  'In-app purchase': [...items, ...orders, ...purchases],
  Statistics: [...metrics, ...metricTable],
};

export const galaxyCatalog: StoreCatalog = {
  operations: Object.values(subjects).flat(),
  subjects,
  recipes: [...galaxyCheckRecipes, ...galaxyRecipes, ...galaxyTexts, ...galaxyReplyRecipes, ...galaxyPurchaseRecipes],
  choices: galaxyChoices,
  requests: recipeRows('samsung', {
    SendGalaxyStoreRequest: rawRequestRow('samsung', {
      id: 'SendGalaxyStoreRequest',
      form: 'GalaxyStoreRequest',
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      path: '/seller/contentList',
    }),
  }),
  triggers: [...galaxyPurchaseTriggers, ...galaxyTriggers],
  status: galaxyStatus,
};
