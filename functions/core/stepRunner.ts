// The steps of a recipe: reads are always made, writes only when it is no plan; a failure tells what was done before it.
import { asFailure, Failure } from './errors.ts';
import { plainText } from './sentence.ts';

export interface StepReport {
  readonly name: string;
  readonly state: 'done' | 'planned' | 'skipped';
  readonly detail?: string;
}

export interface StepRunner {
  /** Looks something up. `tell` makes of it what the report says. */
  readonly read: <T>(name: string, work: () => Promise<T>, tell?: (found: T) => string | undefined) => Promise<T>;
  /** Changes something; undefined when it is only planned. `note` is what a plan says of it. */
  readonly write: <T>(
    name: string,
    work: () => Promise<T>,
    tell?: (made: T) => string | undefined,
    note?: string,
  ) => Promise<T | undefined>;
  readonly skip: (name: string, why: string) => void;
  readonly reports: readonly StepReport[];
}

export function createStepRunner(dryRun: boolean): StepRunner {
  const told: StepReport[] = [];
  // names of groups, files and languages stand in them, as the store or the caller wrote them
  const keep = (state: StepReport['state'], name: string, detail: string | undefined): void =>
    void told.push({ name: plainText(name), state, ...(detail !== undefined && { detail: plainText(detail) }) });
  const run = async <T>(name: string, work: () => Promise<T>, tell?: (value: T) => string | undefined): Promise<T> => {
    try {
      const value = await work();
      const detail = tell?.(value);
      keep('done', name, detail);
      return value;
    } catch (thrown) {
      throw after(told, name, thrown);
    }
  };
  return {
    read: run,
    write: async (name, work, tell, note) => {
      if (!dryRun) return run(name, work, tell);
      keep('planned', name, note);
      return undefined;
    },
    skip: (name, why) => keep('skipped', name, why),
    reports: told,
  };
}

/** The failure of a step, with the steps before it in its details: what was done is not undone. */
function after(told: readonly StepReport[], name: string, thrown: unknown): Failure {
  const { code, message, status, details, headers, cause } = asFailure(thrown);
  const done = told.filter(({ state }) => state === 'done').map((each) => ({ code: 'done', message: each.name }));
  return new Failure(code, `${name}: ${message}`, { status, details: [...details, ...done], headers, cause });
}
