// Subscribes a trigger to events as each platform does when a flow is switched on.
import { catalog } from '../../../connector/catalog.ts';
import { calledBackAt } from '../relay.ts';
import type { Values } from '../source.ts';
import { callRelay, type SampleAnswer, sampleCallOf } from './call.ts';
import { render } from './evaluate.ts';
import type { RunEnvironment } from './run.ts';

/** The answer of the relay; its events go to the callback. */
export async function subscribeTrigger(
  trigger: Values,
  { relay, now, parameters }: RunEnvironment,
  callback: string,
): Promise<SampleAnswer> {
  const scope = { now: now(), parameters, trigger: null, done: new Map(), items: {} };
  // a webhook of Logic Apps has no method: it subscribes with POST. Source: Microsoft, "ApiConnectionWebhook trigger".
  const asked = sampleCallOf({ method: 'post', ...(render(trigger.inputs ?? null, scope) as Values) });
  const operation = catalog.find(({ notifies, address }) => notifies && asked.path === `/api/${address}`);
  if (!operation) throw new Error(`${asked.path} subscribes to nothing.`);
  const { body } = calledBackAt({ operation, values: {}, body: asked.body as Values }, callback);
  const answered = await callRelay(relay, { ...asked, body: body ?? null });
  if (answered.statusCode >= 400) throw new Error(`The subscription was refused: ${JSON.stringify(answered.body)}`);
  return answered;
}
