// Runs the steps of a recipe: reads always, writes unless planning; a failure lists the steps completed before it.
import { asFailure, Failure } from './errors.ts';
import { visibleText } from './sentence.ts';

/** A step as the plan of a recipe sees it. */
export interface ObservedStep {
  readonly kind: 'read' | 'write';
  /** As in the report. */
  readonly name: string;
  readonly detail?: string | undefined;
  /** What a read found. */
  readonly found?: unknown;
}

/** Records the steps of a plan, or compares those of a run with it. */
export interface StepObserver {
  /** Called after a read, and before a write, which is not made if this rejects. */
  readonly observe: (step: ObservedStep) => Promise<void> | void;
  /** Called if a read fails: the failure to report. */
  readonly failed: (name: string, thrown: unknown) => unknown;
}

export interface StepReport {
  readonly name: string;
  readonly state: 'done' | 'planned' | 'skipped';
  readonly detail?: string;
}

export interface StepRunner {
  /** Runs a read. `describe` derives the report text from its result; `relevant` is the part of it that a plan depends on, all by default. */
  readonly read: <T>(
    name: string,
    work: () => Promise<T>,
    describe?: (found: T) => string | undefined,
    relevant?: (found: T) => unknown,
  ) => Promise<T>;
  /** Runs a write; returns undefined when planning. `note` is the report text of the plan. */
  readonly write: <T>(
    name: string,
    work: () => Promise<T>,
    describe?: (made: T) => string | undefined,
    note?: string,
  ) => Promise<T | undefined>;
  /** As `write`, but not in `changes`: a file that the store may refuse later, or a wait, which changes nothing. */
  readonly passing: <T>(
    name: string,
    work: () => Promise<T>,
    describe?: (made: T) => string | undefined,
  ) => Promise<T | undefined>;
  readonly skip: (name: string, why: string) => void;
  readonly reports: readonly StepReport[];
  /** The writes that stay, by name, with the ID or what else `describe` says of them. Those of a job's earlier slices are not in it. */
  readonly changes: readonly string[];
}

/** `earlier` are the reports of a job's slices before this one; a step that is run again replaces its report. */
export function createStepRunner(
  dryRun: boolean,
  { earlier = [], observer = nobody }: { earlier?: readonly StepReport[]; observer?: StepObserver } = {},
): StepRunner {
  const reports: StepReport[] = [...earlier];
  const changes: string[] = [];
  // details contain names of groups, files and languages from the store or the client
  const keep = (state: StepReport['state'], given: string, detail: string | undefined): void => {
    const name = visibleText(given);
    const before = earlier.some((each) => each.name === name) ? reports.findIndex((each) => each.name === name) : -1;
    const at = before < 0 ? reports.length : before;
    reports[at] = { name, state, ...(detail !== undefined && { detail: visibleText(detail) }) };
  };
  const run = async <T>(
    name: string,
    work: () => Promise<T>,
    describe?: (value: T) => string | undefined,
    failed = (thrown: unknown): unknown => thrown,
  ): Promise<T> => {
    try {
      const value = await work();
      const detail = describe?.(value);
      keep('done', name, detail);
      return value;
    } catch (thrown) {
      throw after(reports, name, failed(thrown));
    }
  };
  const observe = async (step: ObservedStep): Promise<void> => {
    try {
      await observer.observe(step);
    } catch (thrown) {
      throw withCompleted(reports, asFailure(thrown));
    }
  };
  const unlessPlanned: StepRunner['write'] = async (name, work, describe, note) => {
    await observe({ kind: 'write', name, detail: dryRun ? note : undefined });
    if (!dryRun) return run(name, work, describe);
    keep('planned', name, note);
    return undefined;
  };
  return {
    read: async (name, work, describe, relevant = (found) => found) => {
      const found = await run(name, work, describe, (thrown) => observer.failed(name, thrown));
      const seen = (): unknown => {
        try {
          return relevant(found);
        } catch (thrown) {
          throw observer.failed(name, thrown);
        }
      };
      const { detail } = reports.filter((each) => each.name === visibleText(name)).at(-1) ?? {};
      await observe({ kind: 'read', name, detail, found: seen() });
      return found;
    },
    write: (name, work, describe, note) => {
      const noteChange: typeof describe = (made) => {
        const detail = describe?.(made);
        changes.push(visibleText(detail === undefined ? name : `${name} (${detail})`));
        return detail;
      };
      return unlessPlanned(name, work, noteChange, note);
    },
    passing: unlessPlanned,
    skip: (name, why) => keep('skipped', name, why),
    reports,
    changes,
  };
}

const nobody: StepObserver = { observe: () => undefined, failed: (_, thrown) => thrown };

/** Adds the completed steps to the details of a step's failure; they are not rolled back. */
function after(reports: readonly StepReport[], name: string, thrown: unknown): Failure {
  const { code, message, status, details, headers, cause } = asFailure(thrown);
  return withCompleted(reports, new Failure(code, `${name}: ${message}`, { status, details, headers, cause }));
}

function withCompleted(reports: readonly StepReport[], failure: Failure): Failure {
  const { code, message, status, details, headers, cause } = failure;
  const done = reports.filter(({ state }) => state === 'done').map((each) => ({ code: 'done', message: each.name }));
  return new Failure(code, message, { status, details: [...details, ...done], headers, cause });
}
