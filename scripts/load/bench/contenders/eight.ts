// Entry point of a relay with eight operations, otherwise like functions/main.ts.
import { app } from '@azure/functions';
import { catalog } from '../../../../connector/catalog.ts';
import { createRelay } from '../../../../functions/composition.ts';
import { createDispatcher } from '../../../../functions/dispatch.ts';
import { trackResponses } from '../../../../functions/hosting/abortResponse.ts';
import { toHandler } from '../../../../functions/hosting/azureFunctions.ts';
import { readConfig } from '../../../../functions/stores/readConfig.ts';
import { settings } from '../process/settings.ts';

const names = [
  'ListApps',
  'ReadApp',
  'ListBuilds',
  'ListBetaGroups',
  'ListUsers',
  'Health',
  'ListAccounts',
  'ListContent',
];
const operations = catalog.filter(({ id }) => names.includes(id));
const { dependencies, accountFaults, end } = createRelay(readConfig(settings), operations);
void accountFaults();

app.setup({ enableHttpStream: true });
app.hook.appTerminate(end);
const forward = createDispatcher(dependencies);
const reset = trackResponses();
for (const operation of operations)
  app.http(operation.id, {
    methods: [operation.method],
    authLevel: operation.anonymous ? 'anonymous' : 'function',
    ...(operation.address !== operation.id && { route: operation.address }),
    handler: toHandler(operation, forward, reset),
  });
