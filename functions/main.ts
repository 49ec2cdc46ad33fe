// Entry point of the Functions host: registers every catalog operation as an HTTP function.
import { app } from '@azure/functions';
import { catalog } from '../connector/catalog.ts';
import { createRelay } from './composition.ts';
import { createDispatcher } from './dispatch.ts';
import { trackResponses } from './hosting/abortResponse.ts';
import { toHandler } from './hosting/azureFunctions.ts';
import { contractFunction, toContractHandler } from './hosting/contractRoute.ts';
import { copyEnvironment } from './hosting/environment.ts';
import { visibleOperations } from './hosting/visibleOperations.ts';
import { readConfig } from './stores/readConfig.ts';

function warn(sentence: string): void {
  console.warn(JSON.stringify({ warning: sentence }));
}

function note(sentence: string): void {
  console.info(JSON.stringify({ note: sentence }));
}

const config = readConfig(copyEnvironment(process.env));
for (const each of config.notes) note(each);

const operations = visibleOperations(catalog, config);
const { dependencies: parts, faults, accountFaults, end } = createRelay(config, operations, { warn, note });
for (const fault of faults) warn(fault);
// in parallel with the first calls: loading thousands of keys first would delay them by seconds
void accountFaults().then((told) => told.forEach(warn));

app.setup({ enableHttpStream: true });
// before the worker exits: on Azure when an instance is removed, on the local host when it closes
app.hook.appTerminate(end);

const forward = createDispatcher(parts);
const reset = trackResponses();
for (const operation of operations) {
  app.http(operation.id, {
    methods: [operation.method],
    authLevel: operation.anonymous ? 'anonymous' : 'function',
    // the Azure Functions action of Logic Apps cannot call a function with a custom route
    ...(operation.address !== operation.id && { route: operation.address }),
    handler: toHandler(operation, forward, reset),
  });
}
const { name, route, methods } = contractFunction;
app.http(name, { methods: [...methods], authLevel: 'function', route, handler: toContractHandler(forward, reset) });
