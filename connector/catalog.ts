// All operations of all stores.

import type { Operation } from './core/operation.ts';
import { storeNames } from './core/stores.ts';
import { weekly } from './overview/weekly.ts';
import { overview } from './overview.ts';
import { dashboardRows } from './relay/dashboard.ts';
import { failedEvents } from './relay/failedEvents.ts';
import { jobs } from './relay/jobs.ts';
import { relay } from './relay/relay.ts';
import { storeCatalogs } from './stores/index.ts';

const stores = storeNames.map((store) => storeCatalogs[store]);

export const catalog: readonly Operation[] = [
  ...stores.flatMap(({ operations }) => operations),
  ...stores.flatMap(({ recipes = [] }) => recipes),
  ...stores.flatMap(({ choices = [] }) => choices),
  ...overview,
  ...weekly,
  ...stores.flatMap(({ requests = [] }) => requests),
  ...stores.flatMap(({ triggers = [] }) => triggers),
  ...relay,
  ...jobs,
  ...failedEvents,
  ...dashboardRows,
];
