// What has become of each row of a list of pictures: kept between the slices of the job, and part of its result.
import { TIME_BUDGET_EXHAUSTED } from '../../core/deadline.ts';
import { Failure, isOfPlan, isRefusalOfOne } from '../../core/errors.ts';
import { plainText, truncated } from '../../core/sentence.ts';
import type { StepRunner } from '../../core/stepRunner.ts';
import type { JobProgress } from '../../core/types.ts';
import { asciiJson } from '../../state/asciiText.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { GivenPicture } from './givenPictures.ts';

/** What is known of a row. Without an outcome there is something left to do. */
export interface RowState {
  outcome?: 'done' | 'skipped' | 'planned' | 'failed' | 'notTried';
  message?: string;
  code?: string;
  checksum?: string;
  width?: number;
  height?: number;
  languageId?: string;
  placementType?: string;
  placementGroup?: string;
  imageId?: string;
  isProcessed?: boolean;
  placementId?: string;
}

export interface PictureRow {
  readonly at: number;
  readonly given: GivenPicture;
  readonly state: RowState;
  /** Longest message of a failure, in characters as they are kept. */
  readonly longest: number;
}

/** A group whose pictures are shown, but whose order is another, or which still shows others. */
export interface UnfinishedGroup {
  readonly locale: string;
  readonly placementGroup: string;
  readonly code: string;
  readonly message: string;
}

export interface PictureList {
  readonly context: RecipeContext;
  readonly appId: string;
  /** The steps of the whole. */
  readonly steps: StepRunner;
  /** The steps of single pictures: all in a plan, those that write in a job (pictureSteps.ts). */
  readonly each: StepRunner;
  readonly rows: readonly PictureRow[];
  /** Those of this slice: a later one tries them again. */
  readonly unfinished: UnfinishedGroup[];
  readonly isPlan: boolean;
  /** Whether a place shows nothing but the pictures of the list. */
  readonly replaces: boolean;
}

const LONGEST_MESSAGE = 300;
const LONGEST_CODE = 64;
/** Room for the messages of all rows, in characters as they are kept: what is kept of a job is bounded (jobRecord.ts). */
const MESSAGES = 40_000;
/** Time before the end of a call in which no further picture of a plan is read, in milliseconds. */
const RESERVE = 5_000;

export const AGAIN = 'Call this again with the same list: what is there is neither sent nor shown twice.';

/** The rows of a list, as far as earlier slices have come. */
export function openRows({ job }: RecipeContext, given: readonly GivenPicture[]): readonly PictureRow[] {
  const saved = (job?.saved.rows ?? []) as readonly RowState[];
  const longest = MESSAGES / given.length;
  return given.map((each, at) => ({ at, given: each, state: { ...saved[at] }, longest }));
}

export function isOpen({ state }: PictureRow): boolean {
  return state.outcome === undefined;
}

/** Keeps what has become of the rows. */
export async function keepRows(
  list: PictureList,
  progress?: JobProgress,
  more: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  const { context, steps } = list;
  await context.job?.checkpoint({ ...more, ...savedRows(list) }, steps.reports, progress);
}

export function savedRows({ rows }: PictureList): { readonly rows: readonly RowState[] } {
  return { rows: rows.map(({ state }) => ({ ...state })) };
}

/**
 * Works on one row. A failure of its own ends the row alone; any other ends the rows that are left, and the call says to
 * begin again. What ends a slice of the job, or a plan, is thrown.
 */
export async function tryRow(list: PictureList, row: PictureRow, work: () => Promise<void>): Promise<void> {
  const { context, rows, isPlan } = list;
  if (isPlan && context.deadline.left() < RESERVE) throw planTooLong(row.at, rows.length);
  await tryPart(list, work, (failure) => failRow(row, failure));
}

/** The same for what belongs to no single row: `fail` keeps its failure, unless it `isThrown`. */
export async function tryPart(
  { context, rows }: PictureList,
  work: () => Promise<void>,
  fail: (failure: Failure) => void,
  isThrown: (failure: Failure) => boolean = () => false,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof Failure) || isOfPlan(thrown) || endsAll(context, thrown) || isThrown(thrown)) throw thrown;
    fail(thrown);
    if (isOwn(thrown)) return;
    const why = `An earlier step failed: ${thrown.message}`;
    for (const each of rows.filter(isOpen))
      Object.assign(each.state, { outcome: 'notTried', code: thrown.code, message: clipped(`${AGAIN} ${why}`, each) });
  }
}

export function failRow(row: PictureRow, failure: Failure): void {
  const { code, message } = problemIn(failure);
  Object.assign(row.state, {
    outcome: 'failed',
    code: code.slice(0, LONGEST_CODE),
    message: clipped(message, row),
  });
}

/** The code of the store, if it has one, and the reason: at most 300 characters. */
export function problemIn({ code, message, details }: Failure): { readonly code: string; readonly message: string } {
  return {
    code: code === 'store_refused' ? (details[0]?.code ?? code) : code,
    message: truncated(plainText(message), LONGEST_MESSAGE),
  };
}

/** What the step of a row calls its picture: unique, for rows may have files of the same name. */
export function rowTitle({ at, given }: PictureRow): string {
  return `${given.fileName} of row ${at + 1}`;
}

function isOwn(thrown: Failure): boolean {
  return isRefusalOfOne(thrown) || ['invalid_request', 'not_found', 'payload_too_large'].includes(thrown.code);
}

function endsAll({ job, deadline }: RecipeContext, { code }: Failure): boolean {
  return code === 'caller_gone' || job?.end() !== undefined || deadline.reason() !== undefined;
}

function planTooLong(read: number, of: number): Failure {
  return new Failure(
    'store_timeout',
    `${TIME_BUDGET_EXHAUSTED} A plan reads every picture, and has read ${read} of ${of}. Plan fewer at once, or call without Plan only: that runs as a job.`,
  );
}

/** At most 300 characters, and fewer in a long list. */
function clipped(message: string, { longest }: PictureRow): string {
  let text = plainText(message).slice(0, LONGEST_MESSAGE);
  while (asciiJson(text).length > longest) text = text.slice(0, -1);
  return plainText(text);
}
