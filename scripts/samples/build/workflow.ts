// Converts a flow to the workflow definition of one platform, with that platform's expressions and actions.
import { isRead } from '../../../connector/core/repeats.ts';
import { type ConnectorName, connectors, type StandardRow } from '../connectors.ts';
import { changeTree } from '../expression/print.ts';
import type { Expression } from '../expression/read.ts';
import { mapTexts, printTemplate, readTemplate, type TemplateJson, type TextTemplate } from '../expression/template.ts';
import { type RelayUse, sampleOperationOf, withRetryPolicy } from '../relay.ts';
import { standard } from '../rows.ts';
import { type Action, type Actions, allActions, type Flow, type Trigger, type Values } from '../source.ts';

export const RELAY = 'relay';
export type ConnectionName = ConnectorName | typeof RELAY;

/** The differences between platforms. */
export interface Platform {
  readonly words: 'flow' | 'logic';
  /** The parameter of a workflow, or the value itself if the platform has no parameters. */
  readonly setting: (name: string) => Expression;
  /** The property of the trigger body that contains an input of the button. */
  readonly button: (flow: Flow, name: string) => string;
  readonly buttonTrigger: (flow: Flow) => Values;
  readonly relayAction: (use: RelayUse) => Values;
  readonly relayTrigger: (use: RelayUse, every: TemplateJson) => Values;
  /** A trigger that subscribes to events, which then come to the callback of the platform. */
  readonly relaySubscription: (use: RelayUse) => Values;
  readonly standardAction: (row: StandardRow, given: Values) => Values;
  readonly standardTrigger: (row: StandardRow, given: Values) => Values;
}

export interface WorkflowDefinition {
  readonly triggers: Values;
  readonly actions: Values;
}

export function buildWorkflow(flow: Flow, platform: Platform): WorkflowDefinition {
  const by = spoken(flow, platform);
  const speak = (value: Values): Values =>
    mapTexts(value, (text) => printTemplate(translated(readTemplate(text), by))) as Values;
  return {
    triggers: speak({ [flow.trigger.name]: buildTrigger(platform, flow, flow.trigger) }),
    actions: speak(buildActions(platform, flow.actions)),
  };
}

/** The settings that a flow uses. */
export function workflowSettingsOf(flow: Flow): readonly string[] {
  const names = JSON.stringify(flow).matchAll(/\bparameters\('(\w+)'\)/g);
  return [...new Set([...names].map(([, name = '']) => name))].sort();
}

/** The connections that a flow needs on one platform. */
export function connectionsOf(flow: Flow, words: Platform['words']): readonly ConnectionName[] {
  const uses = [flow.trigger.use, ...allActions(flow.actions).map(([, { use }]) => use)];
  const names = uses.flatMap((use): ConnectionName[] => {
    if (use === undefined) return [];
    if (relayId(use) !== undefined) return [RELAY];
    return [standardRow(use).connector[words]];
  });
  const order: readonly ConnectionName[] = [RELAY, ...(Object.keys(connectors) as ConnectorName[])];
  return order.filter((name) => names.includes(name));
}

/** The relay operations that flows use. */
export function sampleOperationsOf(flows: readonly Flow[]): readonly string[] {
  const uses = flows.flatMap((flow) => [flow.trigger.use, ...allActions(flow.actions).map(([, { use }]) => use)]);
  return [...new Set(uses.flatMap((use) => (use === undefined ? [] : (relayId(use) ?? []))))].sort();
}

/** `parameters('X')`, `input('x')` and `answer('Action', 'x')` are specific to the samples; all other functions are standard. */
function spoken(flow: Flow, platform: Platform) {
  return (expression: Expression): Expression => {
    if (expression.kind !== 'call') return expression;
    const [first, second] = expression.inputs;
    if (expression.name === 'parameters') return platform.setting(textOf(first));
    if (expression.name === 'input') return member('triggerBody', [], platform.button(flow, textOf(first)));
    if (expression.name !== 'answer') return expression;
    const at = rowOf(flow, textOf(first))?.answers?.[textOf(second)];
    if (!at) throw new Error(`${textOf(first)} has no answer ${textOf(second)}.`);
    return member('body', expression.inputs.slice(0, 1), at[platform.words]);
  };
}

function translated(template: TextTemplate, by: (expression: Expression) => Expression): TextTemplate {
  return template.kind === 'value'
    ? { kind: 'value', expression: changeTree(template.expression, by) }
    : { kind: 'text', pieces: template.pieces.map((each) => (typeof each === 'string' ? each : changeTree(each, by))) };
}

function buildTrigger(platform: Platform, flow: Flow, trigger: Trigger): Values {
  const { use, every } = trigger;
  const recurrence = { ...every } as Values;
  if (trigger.button) return platform.buttonTrigger(flow);
  if (trigger.http) return { type: 'Request', kind: 'Http', inputs: { schema: trigger.http } };
  if (use === undefined) return { type: 'Recurrence', recurrence };
  const values = trigger.with ?? {};
  const id = relayId(use);
  if (id !== undefined) {
    const operation = sampleOperationOf(id);
    const asked = { operation, values, body: trigger.body };
    const made = operation.notifies ? platform.relaySubscription(asked) : platform.relayTrigger(asked, recurrence);
    return withRetryPolicy(isRead(operation), made);
  }
  const row = standardRow(use);
  return withRetryPolicy(row.reads === true, platform.standardTrigger(row, givenTo(use, row, values)));
}

function buildActions(platform: Platform, actions: Actions): Values {
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, buildAction(platform, action)]));
}

function textOf(expression: Expression | undefined): string {
  if (expression?.kind !== 'literal' || typeof expression.value !== 'string') throw new Error('A name is wanted.');
  return expression.value;
}

function member(of: string, inputs: readonly Expression[], key: string): Expression {
  return {
    kind: 'member',
    of: { kind: 'call', name: of, inputs },
    key: literal(key),
    safe: true,
  };
}

function rowOf(flow: Flow, action: string): StandardRow | undefined {
  const [, found] = allActions(flow.actions).find(([name]) => name === action) ?? [];
  return found?.use === undefined ? undefined : standard[found.use];
}

function literal(value: string): Expression {
  return { kind: 'literal', value };
}

function relayId(use: string): string | undefined {
  return use.startsWith('relay.') ? use.slice('relay.'.length) : undefined;
}

function standardRow(use: string): StandardRow {
  const row = standard[use];
  if (!row) throw new Error(`No connector has ${use}.`);
  return row;
}

function givenTo(use: string, row: StandardRow, given: Values): Values {
  const wrong = [...Object.keys(given), ...row.inputs].filter((name) => !row.inputs.includes(name) || !(name in given));
  if (wrong.length > 0) throw new Error(`${use} takes ${row.inputs.join(', ')}; look at ${wrong.join(', ')}.`);
  return given;
}

function buildAction(platform: Platform, action: Action): Values {
  const { runAfter = {}, limit, runtimeConfiguration } = action;
  const common = { ...(limit && { limit }), ...(runtimeConfiguration && { runtimeConfiguration }), runAfter };
  if (action.use !== undefined) return { ...buildUse(platform, action.use, action.with ?? {}, action.body), ...common };
  const inner = (branch: { readonly actions?: Actions } | undefined) =>
    branch?.actions && { actions: buildActions(platform, branch.actions) };
  const cases = Object.entries(action.cases ?? {}).map(([name, each]) => [name, { case: each.case, ...inner(each) }]);
  return {
    type: action.type,
    ...(action.inputs !== undefined && { inputs: action.inputs }),
    ...(action.foreach !== undefined && { foreach: action.foreach }),
    ...(action.expression !== undefined && { expression: action.expression }),
    ...inner(action),
    ...(action.else && { else: inner(action.else) ?? {} }),
    ...(action.cases && { cases: Object.fromEntries(cases) }),
    ...(action.default && { default: inner(action.default) ?? {} }),
    ...common,
  };
}

function buildUse(platform: Platform, use: string, values: Values, body: Values | undefined): Values {
  const id = relayId(use);
  if (id !== undefined) {
    const operation = sampleOperationOf(id);
    return withRetryPolicy(isRead(operation), platform.relayAction({ operation, values, body }));
  }
  const row = standardRow(use);
  return withRetryPolicy(row.reads === true, platform.standardAction(row, givenTo(use, row, values)));
}
