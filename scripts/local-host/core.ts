// Implements the module `@azure/functions-core`, with which the library registers an app's functions and hooks.
import Module from 'node:module';
import type { LogLevel } from '@azure/functions';

/** Trigger, return value, extra inputs and extra outputs of a function, as described by the library. */
export interface Binding {
  readonly type: string;
  readonly direction: 'in' | 'out';
  readonly name?: string;
  readonly authLevel?: string;
  readonly methods?: readonly string[];
  readonly route?: string;
  readonly schedule?: string;
  readonly queueName?: string;
  readonly connection?: string;
}

export type Callback = (...given: unknown[]) => unknown;

export interface Registered {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Binding>>;
  readonly callback: Callback;
}

export type Hook = (context: object) => unknown;

/** The functions and hooks that an entry point registered. */
export interface HostApp {
  readonly functions: Registered[];
  readonly hooks: Map<string, Hook[]>;
}

export type HostLog = (level: LogLevel, text: string) => void;

/** Only one app can start at a time in a process, because the library loads the core module once and keeps it. */
let starting: HostApp | undefined;
let systemLog: HostLog = () => {};

const core = {
  version: '3.9.1', // of the Node worker that this module replaces
  hostVersion: '4.1037.0',
  setProgrammingModel: (): void => {},
  registerFunction,
  registerHook,
  log: (level: LogLevel, _category: string, text: string): void => systemLog(level, text),
};

const modulePrototype = Module.prototype as unknown as { require: (id: string) => unknown };
const realRequire = modulePrototype.require;

/** Until `endStart`, all registrations of the library belong to the returned app. */
export function beginStart(): HostApp {
  if (starting) throw new Error('Another app is starting in this process.');
  modulePrototype.require = requireWithCore;
  starting = { functions: [], hooks: new Map() };
  return starting;
}

/** The app that is being started, if any. */
export function startBegun(): HostApp | undefined {
  return starting;
}

export function endStart(log: HostLog): void {
  starting = undefined;
  systemLog = log;
}

/** Provides the core module to every `require`, like the Functions worker (its src/setupCoreModule.ts). */
function requireWithCore(this: unknown, id: string): unknown {
  return id === '@azure/functions-core' ? core : realRequire.call(this, id);
}

function appThatStarts(): HostApp {
  if (!starting) throw new Error('Functions and hooks can be registered only while the app starts.');
  return starting;
}

function registerFunction({ name, bindings }: Omit<Registered, 'callback'>, callback: Callback): void {
  const { functions } = appThatStarts();
  if (functions.some((other) => other.name === name))
    throw new Error(`A function with name "${name}" has already been registered.`);
  functions.push({ name, bindings, callback });
}

function registerHook(name: string, hook: Hook): { dispose: () => void } {
  const { hooks } = appThatStarts();
  const registered = hooks.get(name) ?? [];
  hooks.set(name, [...registered, hook]);
  return {
    dispose: () => {
      const left = (hooks.get(name) ?? []).filter((each) => each !== hook);
      hooks.set(name, left);
    },
  };
}
