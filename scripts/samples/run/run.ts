// Runs a workflow definition to its end: the subset of the platforms' behaviour that the samples need. Bounded in steps and in time.

import { RELAY } from '../build/workflow.ts';
import type { TemplateJson } from '../expression/template.ts';
import type { Values } from '../source.ts';
import { callToEnd, connectionOf, doneOf, type SampleRelay, type SentNotice, sampleCallOf } from './call.ts';
import { conditionHolds } from './condition.ts';
import { type Done, render, type Scope, type Status } from './evaluate.ts';
import { isBad, mayRun, type Node, nodesIn, skip } from './order.ts';
import { htmlTableOf } from './table.ts';

export interface RunEnvironment {
  readonly relay: SampleRelay;
  readonly now: () => Date;
  readonly parameters: Values;
  /** The response of a person or a standard connector; undefined if nobody responds in time. */
  readonly answer: (action: string, inputs: Values) => TemplateJson | undefined;
}

export interface RunResult {
  readonly status: Status;
  readonly statuses: Readonly<Record<string, Status>>;
  readonly outputs: (action: string) => TemplateJson;
  readonly sent: readonly SentNotice[];
}

interface Running {
  readonly environment: RunEnvironment;
  readonly done: Map<string, Done>;
  readonly sent: SentNotice[];
  steps: number;
}

const MOST_STEPS = 5_000;

type Kind = (running: Running, name: string, node: Node, scope: Scope) => Promise<Done>;

const loop: Kind = async (running, name, node, scope) => {
  const items = render(node.foreach ?? null, scope) as readonly TemplateJson[];
  const statuses: Status[] = [];
  for (const item of items)
    statuses.push(await runAll(running, nodesIn(node), { ...scope, items: { ...scope.items, [name]: item } }));
  return { status: statuses.every((status) => status === 'Succeeded') ? 'Succeeded' : 'Failed', outputs: null };
};

const connector: Kind = (running, name, node, scope) =>
  callConnector(running, name, render(node.inputs ?? null, scope) as Values);

const kinds: Readonly<Record<string, Kind>> = {
  ApiConnection: connector,
  ApiConnectionWebhook: connector,
  OpenApiConnection: connector,
  OpenApiConnectionWebhook: connector,
  Compose: async (_, __, node, scope) => succeeded(render(node.inputs ?? null, scope)),
  Select: async (_, __, node, scope) => {
    const made = eachOf(node, scope, (node.inputs as Values).select ?? null).map(([, value]) => value);
    return succeeded({ body: made });
  },
  Query: async (_, __, node, scope) => {
    const kept = eachOf(node, scope, (node.inputs as Values).where ?? null).filter(([, value]) => value === true);
    return succeeded({ body: kept.map(([item]) => item) });
  },
  Table: async (_, __, node, scope) => {
    const { columns } = node.inputs as { readonly columns?: readonly Values[] };
    const rows = fromOf(node, scope).map((item) => (columns ? render(columns, { ...scope, item }) : item));
    return succeeded({ body: htmlTableOf(rows, columns !== undefined) });
  },
  Foreach: loop,
  If: (running, _, node, scope) =>
    branch(
      running,
      conditionHolds(render(node.expression ?? null, scope)) ? node : (node.else as TemplateJson | undefined),
      scope,
    ),
  Switch: (running, _, node, scope) => {
    const value = render(node.expression ?? null, scope);
    const found = Object.values((node.cases ?? {}) as Values).find((each) => (each as Values).case === value);
    return branch(running, found ?? (node.default as TemplateJson | undefined), scope);
  },
  Terminate: async () => ({ status: 'Failed', outputs: null }),
};

const runOne: Kind = async (running, name, node, scope) => {
  running.steps++;
  if (running.steps > MOST_STEPS) throw new Error(`This flow takes more than ${MOST_STEPS} steps.`);
  const kind = kinds[node.type];
  if (!kind) throw new Error(`${name}: actions of the kind ${node.type} are not run here.`);
  try {
    return await kind(running, name, node, scope);
  } catch (error) {
    return { status: 'Failed', outputs: { body: error instanceof Error ? error.message : String(error) } };
  }
};

export async function runWorkflow(
  actions: Values,
  trigger: TemplateJson,
  environment: RunEnvironment,
): Promise<RunResult> {
  const running: Running = { environment, done: new Map(), sent: [], steps: 0 };
  const { parameters, now } = environment;
  const scope: Scope = { now: now(), parameters, trigger, done: running.done, items: {} };
  const status = await runAll(running, nodesIn({ actions }), scope);
  return {
    status,
    statuses: Object.fromEntries([...running.done].map(([name, each]) => [name, each.status])),
    outputs: (action) => running.done.get(action)?.outputs ?? null,
    sent: running.sent,
  };
}

/** Sequential: each action runs after all its predecessors. Source: Microsoft, on scopes: their last actions determine the status. */
async function runAll(running: Running, nodes: Readonly<Record<string, Node>>, scope: Scope): Promise<Status> {
  const { done } = running;
  for (const [name, node] of Object.entries(nodes)) skip(done, name, node);
  const waiting = new Set(Object.keys(nodes));
  const isReady = (name: string): boolean =>
    Object.keys(nodes[name]?.runAfter ?? {}).every((before) => !waiting.has(before));
  while (waiting.size > 0) {
    const name = [...waiting].find(isReady);
    const node = name === undefined ? undefined : nodes[name];
    if (name === undefined || !node) throw new Error(`These wait for each other: ${[...waiting].join(', ')}`);
    waiting.delete(name);
    if (mayRun(done, node)) done.set(name, await runOne(running, name, node, scope));
  }
  const before = new Set(Object.values(nodes).flatMap(({ runAfter = {} }) => Object.keys(runAfter)));
  const last = Object.keys(nodes).filter((name) => !before.has(name));
  return last.some((name) => isBad(nodes, done, name)) ? 'Failed' : 'Succeeded';
}

function succeeded(outputs: TemplateJson): Done {
  return { status: 'Succeeded', outputs };
}

async function callConnector(running: Running, name: string, inputs: Values): Promise<Done> {
  const { environment, sent } = running;
  const connection = connectionOf(inputs);
  if (connection === RELAY) return doneOf(await callToEnd(environment.relay, sampleCallOf(inputs)));
  sent.push({ action: name, connection, inputs });
  const body = environment.answer(name, inputs);
  return body === undefined ? { status: 'TimedOut', outputs: null } : succeeded({ statusCode: 200, headers: {}, body });
}

function fromOf(node: Node, scope: Scope): readonly TemplateJson[] {
  const from = render((node.inputs as Values).from ?? null, scope);
  if (!Array.isArray(from)) throw new Error(`Expected a list, found ${JSON.stringify(from)}.`);
  return from;
}

function eachOf(node: Node, scope: Scope, value: TemplateJson): readonly (readonly [TemplateJson, TemplateJson])[] {
  return fromOf(node, scope).map((item) => [item, render(value, { ...scope, item })]);
}

async function branch(running: Running, nodes: TemplateJson | undefined, scope: Scope): Promise<Done> {
  return {
    status: await runAll(running, nodesIn(nodes), scope),
    outputs: null,
  };
}
