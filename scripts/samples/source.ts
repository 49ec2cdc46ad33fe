// The source of the samples, one for all platforms: a folder per sample, with one or two flows, and a folder of short samples with one flow in each file.
import { readdirSync, readFileSync } from 'node:fs';
import type { TemplateJson } from './expression/template.ts';

export type Values = Readonly<Record<string, TemplateJson>>;

/** A setting with a user-specific value. */
export interface Setting {
  readonly type: 'string' | 'int';
  readonly description: string;
  /** Default if the platform cannot prompt; `usual` values need no change. */
  readonly value: string | number;
  readonly usual?: true;
}

export interface Recurrence {
  readonly frequency: string;
  readonly interval: number;
  readonly startTime?: string;
  readonly schedule?: Values;
}

/** Input of the person who presses the button. */
export interface SampleAction {
  readonly title: string;
  readonly description: string;
  readonly choices?: readonly string[];
}

export interface Trigger {
  readonly name: string;
  /** Operation of the relay (`relay.WhenReviewAdded`) or trigger of another connector (`forms.submitted`). */
  readonly use?: string;
  readonly with?: Values;
  /** The inputs of a subscription to events. */
  readonly body?: Values;
  readonly every?: Recurrence;
  readonly button?: Readonly<Record<string, SampleAction>>;
  /** JSON schema of the request that starts the flow. */
  readonly http?: Values;
}

export type After = Readonly<Record<string, readonly string[]>>;
export type Actions = Readonly<Record<string, Action>>;
type Branch = { readonly actions: Actions };

interface Common {
  readonly runAfter?: After;
  readonly limit?: Values;
  readonly runtimeConfiguration?: Values;
}

/** An action of a connector; `body` has the relay's body inputs. */
export interface Use extends Common {
  readonly use: string;
  readonly with?: Values;
  readonly body?: Values;
  readonly type?: never;
}

/** A built-in action of the platforms, in their format. */
export interface Native extends Common {
  readonly use?: never;
  readonly type: 'Compose' | 'Query' | 'Select' | 'Table' | 'Foreach' | 'If' | 'Switch' | 'Scope' | 'Terminate';
  readonly inputs?: TemplateJson;
  readonly foreach?: string;
  readonly expression?: TemplateJson;
  readonly actions?: Actions;
  readonly else?: Branch;
  readonly cases?: Readonly<Record<string, Branch & { readonly case: string }>>;
  readonly default?: Branch;
}

export type Action = Use | Native;

export interface Flow {
  /** The folder, and the file if there are two: `low-star-review-apple`. */
  readonly id: string;
  readonly sample: string;
  readonly title: string;
  readonly description: string;
  readonly trigger: Trigger;
  readonly actions: Actions;
}

const folder = new URL('../../../samples/', import.meta.url);

export function readSettings(): Readonly<Record<string, Setting>> {
  return readJson('settings.json');
}

/** All flows, sorted by sample name. */
export function readFlows(): readonly Flow[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'bruno')
    .map(({ name }) => name)
    .sort()
    .flatMap(readSample);
}

/** All actions of a flow by name, at any depth. */
export function allActions(actions: Actions): readonly (readonly [string, Action])[] {
  return Object.entries(actions).flatMap((entry): (readonly [string, Action])[] => {
    const [, action] = entry;
    return [entry, ...(action.use === undefined ? branchesOf(action).flatMap(allActions) : [])];
  });
}

function readJson(path: string) {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
}

/** The jobs of a week, each a sample by itself. */
export const WEEK = 'week';

function readSample(within: string): Flow[] {
  return readdirSync(new URL(`${within}/`, folder))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.json$/, '');
      const sample = within === WEEK ? name : within;
      return {
        id: name === 'flow' || name === sample ? sample : `${sample}-${name}`,
        sample,
        ...readJson(`${within}/${file}`),
      };
    });
}

function branchesOf(action: Native): readonly Actions[] {
  return [action, action.else, ...Object.values(action.cases ?? {}), action.default].flatMap((each) =>
    each?.actions ? [each.actions] : [],
  );
}
