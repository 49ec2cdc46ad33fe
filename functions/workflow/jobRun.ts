// What a recipe that runs as a job gets: the progress of earlier slices, and checkpoints.
import type { JsonObject } from '../../connector/core/json.ts';
import type { Failure } from '../core/errors.ts';
import type { StepReport } from '../core/stepRunner.ts';
import type { JobProgress, RelayResponse } from '../core/types.ts';
import type { Recipe, RecipeContext } from './storeApi.ts';

/**
 * A job in one of its slices. A slice ends with a failure that the recipe passes on: when its time is over, when the job
 * was canceled, or when another instance works on it. `end` says which, so that only a final failure is cleaned up.
 */
export interface JobRun {
  readonly id: string;
  /** What the recipe saved, in this slice or an earlier one. */
  readonly saved: JsonObject;
  /** Steps that were reported by earlier slices. */
  readonly steps: readonly StepReport[];
  /** Saves more, before a step whose outcome may get lost or after one that is done. Throws if the slice has to end. */
  readonly checkpoint: (saved: JsonObject, steps: readonly StepReport[], progress?: JobProgress) => Promise<void>;
  /** Keeps more with the next checkpoint or rest: what a later slice needs no more to read or to do. */
  readonly note: (saved: JsonObject) => void;
  /**
   * Reads something at the store, as a look of a wait. If such calls fail as in an outage, for up to an hour in a row, the
   * slice ends, and the next one looks again. `delay` gives the milliseconds until then, by the number of looks that failed.
   */
  readonly look: <T>(
    read: () => Promise<T>,
    delay: (tries: number) => number,
    steps: readonly StepReport[],
  ) => Promise<T>;
  /** Saves and waits: a slice whose call awaits the result stays, any other ends and continues after this time. */
  readonly rest: (
    milliseconds: number,
    saved: JsonObject,
    steps: readonly StepReport[],
    progress?: JobProgress,
  ) => Promise<void>;
  /** Ends the slice if less time than this is left: for steps that must not be divided. */
  readonly ensureTime: (milliseconds: number, steps: readonly StepReport[]) => Promise<void>;
  /** Reserves something that only one job at a time may work on; the ID of the job that has it, if another does. */
  readonly claim: (what: string) => Promise<string | undefined>;
  /**
   * Marks something that is about to be done, for a week, so that no job does it again: undefined, or the job that has
   * marked it before, with its ID if it is one of this caller.
   */
  readonly mark: (what: string) => Promise<MarkedBy | undefined>;
  /** Keeps in a mark of this job that it is done. */
  readonly confirm: (what: string) => Promise<void>;
  /** Takes back a mark of this job for something that was not done. */
  readonly unmark: (what: string) => Promise<void>;
  /** Whether this slice still has the job: asked before something is undone, which another slice may be using. */
  readonly holds: () => Promise<boolean>;
  /** Why the slice ends without a result; undefined if a failure is that of the job itself. */
  readonly end: () => 'later' | 'canceled' | 'lost' | undefined;
}

export interface MarkedBy {
  /** This job, in an earlier slice. */
  readonly isOwn: boolean;
  /** Whether that job has confirmed it; otherwise it may have done it. */
  readonly isDone: boolean;
  readonly jobId?: string;
}

/** Starts and shows jobs. Every method acts for the caller of the context. */
export interface Jobs {
  /** Runs the recipe as a job: answers its result, or 202 with the address of the result. */
  readonly start: (context: RecipeContext, recipe: Recipe) => Promise<RelayResponse>;
  /**
   * Runs work of a call that is no job, if no job has claimed the same (`JobRun.claim`), while no other call has this part.
   * A call waits for another one, up to 20 seconds; then, and at once for a job, `busy` is thrown. The work uses the context that it gets.
   */
  readonly alone: <T>(
    context: RecipeContext,
    claim: { readonly what: string; readonly part: string; readonly busy: (by: 'job' | 'call') => Failure },
    work: (held: RecipeContext) => Promise<T>,
  ) => Promise<T>;
  readonly list: (context: RecipeContext) => Promise<RelayResponse>;
  /** The same for a page: the list before, or undefined, where storage is slow. */
  readonly listSoon: (context: RecipeContext) => Promise<RelayResponse | undefined>;
  readonly read: (context: RecipeContext) => Promise<RelayResponse>;
  readonly result: (context: RecipeContext) => Promise<RelayResponse>;
  readonly cancel: (context: RecipeContext) => Promise<RelayResponse>;
  /** Goes on with a job that was interrupted. */
  readonly retry: (context: RecipeContext) => Promise<RelayResponse>;
}
