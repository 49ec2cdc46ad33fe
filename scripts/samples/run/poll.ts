// Polls a trigger of the relay as each platform does; each returned item starts one run.
import type { TemplateJson } from '../expression/template.ts';
import type { Values } from '../source.ts';
import { callRelay, type SampleAnswer, type SampleCall, sampleCallOf } from './call.ts';
import { render, type Scope } from './evaluate.ts';
import type { RunEnvironment } from './run.ts';

export interface Polled {
  /** The trigger body of each run that it starts. */
  readonly runs: readonly TemplateJson[];
  /** What the platform keeps until the next poll. */
  readonly memory: string;
}

export async function poll(trigger: Values, environment: RunEnvironment, memory?: string): Promise<Polled> {
  const scope: Scope = {
    now: environment.now(),
    parameters: environment.parameters,
    trigger: null,
    done: new Map(),
    items: {},
  };
  const inputs = render(trigger.inputs ?? null, scope) as Values;
  const asked = (isNative(inputs) ? native : byPolicy)(sampleCallOf(inputs), memory);
  const response = await callRelay(environment.relay, asked);
  if (response.statusCode >= 400) throw new Error(`The poll was refused: ${JSON.stringify(response.body)}`);
  const runs =
    response.statusCode === 202
      ? []
      : (render(trigger.splitOn ?? null, { ...scope, trigger: response.body }) as readonly TemplateJson[]);
  return { runs, memory: memoryOf(response, isNative(inputs)) };
}

function isNative(inputs: Values): boolean {
  return !(inputs.host as Values).operationId;
}

/** Logic Apps follows Location; only its path and query are used, because the host comes from the connection. */
function native(asked: SampleCall, memory: string | undefined): SampleCall {
  if (memory === undefined) return asked;
  const { pathname, search } = new URL(memory);
  return { ...asked, path: `${pathname}${search}` };
}

/** Power Automate's policy copies `next` into `state`. */
function byPolicy(asked: SampleCall, memory: string | undefined): SampleCall {
  return memory === undefined
    ? asked
    : { ...asked, path: `${asked.path}${asked.path.includes('?') ? '&' : '?'}state=${encodeURIComponent(memory)}` };
}

function memoryOf(response: SampleAnswer, native: boolean): string {
  return native ? (response.headers.location ?? '') : String((response.body as Values).next);
}
