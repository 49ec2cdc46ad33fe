// Polls a trigger of the relay as each platform does; each returned item starts one run.
import type { TemplateJson } from '../expression/template.ts';
import type { Values } from '../source.ts';
import { callRelay, type SampleAnswer, type SampleCall, sampleCallOf } from './call.ts';
import { render, type Scope } from './evaluate.ts';
import type { RunWorld } from './run.ts';

export interface Polled {
  /** The trigger body of each run that it starts. */
  readonly runs: readonly TemplateJson[];
  /** What the platform keeps until the next poll. */
  readonly memory: string;
}

export async function poll(trigger: Values, world: RunWorld, memory?: string): Promise<Polled> {
  const scope: Scope = { now: world.now(), parameters: world.parameters, trigger: null, done: new Map(), items: {} };
  const inputs = render(trigger.inputs ?? null, scope) as Values;
  const asked = (isNative(inputs) ? native : byPolicy)(sampleCallOf(inputs), memory);
  const heard = await callRelay(world.relay, asked);
  if (heard.statusCode >= 400) throw new Error(`The poll was refused: ${JSON.stringify(heard.body)}`);
  const runs =
    heard.statusCode === 202
      ? []
      : (render(trigger.splitOn ?? null, { ...scope, trigger: heard.body }) as readonly TemplateJson[]);
  return { runs, memory: memoryOf(heard, isNative(inputs)) };
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

function memoryOf(heard: SampleAnswer, native: boolean): string {
  return native ? (heard.headers.location ?? '') : String((heard.body as Values).next);
}
