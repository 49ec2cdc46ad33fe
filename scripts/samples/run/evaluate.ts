// Evaluates an expression in the current state of a run.
import type { Expression } from '../expression/read.ts';
import { readTemplate, type TemplateJson } from '../expression/template.ts';
import type { Values } from '../source.ts';
import { functions, shownValue } from './functions.ts';

export type Status = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut';

export interface Done {
  readonly status: Status;
  readonly outputs: TemplateJson;
}

export interface Scope {
  readonly now: Date;
  readonly parameters: Values;
  /** Body of the trigger. */
  readonly trigger: TemplateJson;
  readonly done: ReadonlyMap<string, Done>;
  /** Current items of loops, by loop name. */
  readonly items: Readonly<Record<string, TemplateJson>>;
  /** Current item of Select and Query. */
  readonly item?: TemplateJson;
}

/** The state of a run, by the names that expressions use. */
const lookups: Readonly<Record<string, (scope: Scope, name: TemplateJson | undefined) => TemplateJson>> = {
  body: (scope, name) => bodyOf(doneOf(scope, name)),
  outputs: (scope, name) => doneOf(scope, name).outputs,
  triggerBody: ({ trigger }) => trigger,
  triggerOutputs: ({ trigger }) => ({ body: trigger }),
  parameters: ({ parameters }, name) => known(parameters[String(name)], `parameter ${name}`),
  items: ({ items }, name) => known(items[String(name)], `loop ${name}`),
  item: ({ item }) => known(item, 'item'),
  utcNow: ({ now }) => now.toISOString(),
  listCallbackUrl: () => 'https://callback.invalid/',
};

/** All functions that the samples may call. */
export const knownFunctions: readonly string[] = [...Object.keys(lookups), ...Object.keys(functions)].sort();

/** The same JSON with all expressions evaluated. */
export function render(value: TemplateJson, scope: Scope): TemplateJson {
  if (typeof value === 'string') return renderText(value, scope);
  if (Array.isArray(value)) return value.map((each) => render(each, scope));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, render(each, scope)]));
}

function evaluate(expression: Expression, scope: Scope): TemplateJson {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'member')
    return memberOf(evaluate(expression.of, scope), evaluate(expression.key, scope), expression.safe);
  const inputs = expression.inputs.map((each) => evaluate(each, scope));
  const lookup = lookups[expression.name];
  if (lookup) return lookup(scope, inputs[0]);
  const called = functions[expression.name];
  if (!called) throw new Error(`The function ${expression.name} is not supported in samples.`);
  return called(...inputs);
}

function renderText(text: string, scope: Scope): TemplateJson {
  const template = readTemplate(text);
  if (template.kind === 'value') return evaluate(template.expression, scope);
  return template.pieces.map((each) => (typeof each === 'string' ? each : shownValue(evaluate(each, scope)))).join('');
}

function isObject(value: TemplateJson): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(of: TemplateJson, key: TemplateJson, safe: boolean): TemplateJson {
  // Power Automate treats `outputs('X')?['body/items']` as a path
  const steps: readonly TemplateJson[] =
    own(of, key) === undefined && /^body\//.test(String(key)) ? String(key).split('/') : [key];
  const found = steps.reduce<TemplateJson | undefined>((at, step) => own(at ?? null, step), of);
  if (found === undefined && !safe) throw new Error(`${key} is not in ${JSON.stringify(of)?.slice(0, 80)}.`);
  return found ?? null;
}

function own(of: TemplateJson, key: TemplateJson): TemplateJson | undefined {
  if (Array.isArray(of)) return of[Number(key)];
  return isObject(of) && Object.hasOwn(of, String(key)) ? of[String(key)] : undefined;
}

function doneOf(scope: Scope, name: TemplateJson | undefined): Done {
  const found = scope.done.get(String(name));
  if (!found) throw new Error(`${name} has not run yet.`);
  return found;
}

function bodyOf({ outputs }: Done): TemplateJson {
  return isObject(outputs) ? (outputs.body ?? null) : null;
}

function known(value: TemplateJson | undefined, what: string): TemplateJson {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
