// Runs the steps of a recipe: reads always, writes unless planning; a failure lists the steps completed before it.
import { asFailure, Failure } from './errors.ts';
import { plainText } from './sentence.ts';

export interface StepReport {
  readonly name: string;
  readonly state: 'done' | 'planned' | 'skipped';
  readonly detail?: string;
}

export interface StepRunner {
  /** Runs a read. `tell` derives the report text from its result. */
  readonly read: <T>(name: string, work: () => Promise<T>, describe?: (found: T) => string | undefined) => Promise<T>;
  /** Runs a write; returns undefined when planning. `note` is the report text of the plan. */
  readonly write: <T>(
    name: string,
    work: () => Promise<T>,
    describe?: (made: T) => string | undefined,
    note?: string,
  ) => Promise<T | undefined>;
  readonly skip: (name: string, why: string) => void;
  readonly reports: readonly StepReport[];
}

/** `earlier` are the reports of a job's slices before this one; a step that is run again replaces its report. */
export function createStepRunner(dryRun: boolean, earlier: readonly StepReport[] = []): StepRunner {
  const reports: StepReport[] = [...earlier];
  // details contain names of groups, files and languages from the store or the client
  const keep = (state: StepReport['state'], given: string, detail: string | undefined): void => {
    const name = plainText(given);
    const before = earlier.some((each) => each.name === name) ? reports.findIndex((each) => each.name === name) : -1;
    const at = before < 0 ? reports.length : before;
    reports[at] = { name, state, ...(detail !== undefined && { detail: plainText(detail) }) };
  };
  const run = async <T>(
    name: string,
    work: () => Promise<T>,
    describe?: (value: T) => string | undefined,
  ): Promise<T> => {
    try {
      const value = await work();
      const detail = describe?.(value);
      keep('done', name, detail);
      return value;
    } catch (thrown) {
      throw after(reports, name, thrown);
    }
  };
  return {
    read: run,
    write: async (name, work, describe, note) => {
      if (!dryRun) return run(name, work, describe);
      keep('planned', name, note);
      return undefined;
    },
    skip: (name, why) => keep('skipped', name, why),
    reports,
  };
}

/** Adds the completed steps to the details of a step's failure; they are not rolled back. */
function after(reports: readonly StepReport[], name: string, thrown: unknown): Failure {
  const { code, message, status, details, headers, cause } = asFailure(thrown);
  const done = reports.filter(({ state }) => state === 'done').map((each) => ({ code: 'done', message: each.name }));
  return new Failure(code, `${name}: ${message}`, { status, details: [...details, ...done], headers, cause });
}
