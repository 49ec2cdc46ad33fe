// Helpers for seeded violations: each describes a change to the valid connector.
import type { ConnectorFiles } from '../../../scripts/connector-lint/connector.ts';
import { pointerSteps } from '../../../scripts/connector-lint/json.ts';

export type ConnectorChange = (files: ConnectorFiles) => ConnectorFiles;
type Node = Record<string, unknown>;

/** The object that contains the last segment of a pointer. An unresolved pointer is an error in the table. */
function holderOf(root: unknown, steps: readonly string[]): Node {
  return steps.slice(0, -1).reduce<unknown>((node, step) => {
    const next = (node as Node)[step];
    if (typeof next !== 'object' || next === null) throw new Error(`no ${steps.join('/')}`);
    return next;
  }, root) as Node;
}

function edit(json: string, pointer: string, act: (holder: Node, key: string) => void): string {
  const root: unknown = JSON.parse(json);
  const steps = pointerSteps(pointer);
  const holder = holderOf(root, steps);
  const last = steps.at(-1) ?? '';
  act(holder, last === '-' ? String(Object.keys(holder).length) : last);
  return JSON.stringify(root, null, 4);
}

function put(value: unknown) {
  return (holder: Node, key: string) => {
    holder[key] = value;
  };
}
function take(holder: Node, key: string) {
  if (!Object.hasOwn(holder, key)) throw new Error(`no ${key}`);
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** Sets a value in the definition; `-` at the end of a pointer appends to a list. */
export function set(pointer: string, value: unknown): ConnectorChange {
  return (files) => ({ ...files, definition: edit(files.definition, pointer, put(value)) });
}

export function dropPlace(pointer: string): ConnectorChange {
  return (files) => ({ ...files, definition: edit(files.definition, pointer, take) });
}

/** Moves a part of the definition to another key of the same object. */
export function rename(pointer: string, name: string): ConnectorChange {
  return (files) => ({
    ...files,
    definition: edit(files.definition, pointer, (holder, key) => {
      holder[name] = holder[key];
      take(holder, key);
    }),
  });
}

/** The same two for apiProperties.json. */
export function setProperty(pointer: string, value: unknown): ConnectorChange {
  return (files) => ({ ...files, properties: edit(files.properties, `/properties${pointer}`, put(value)) });
}

export function dropProperty(pointer: string): ConnectorChange {
  return (files) => ({ ...files, properties: edit(files.properties, `/properties${pointer}`, take) });
}

export function setFile(part: Partial<ConnectorFiles>): ConnectorChange {
  return (files) => ({ ...files, ...part });
}

export function all(...changes: readonly ConnectorChange[]): ConnectorChange {
  return (files) => changes.reduce((changed, change) => change(changed), files);
}

/** A violation that inevitably violates other rules as well: those are named. */
export interface Violation {
  readonly change: ConnectorChange;
  readonly also: readonly string[];
}

export type Violations = Readonly<Record<string, ConnectorChange | Violation>>;

export function breaking(also: readonly string[], ...changes: readonly ConnectorChange[]): Violation {
  return {
    change: all(...changes),
    also,
  };
}
