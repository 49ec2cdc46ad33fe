// The rows of a check before a submission, and the answer that they make. What cannot be read is a row, not an error.
import { type Failure, failureOfPart, isRefusalOfOne } from '../core/errors.ts';
import { plainText } from '../core/sentence.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { mapConcurrent, startPart } from './perAccount.ts';

/** One thing that was looked at; `action` is what to do, in a sentence. */
export interface Finding {
  readonly status: 'ok' | 'missing' | 'warning' | 'unknown';
  /** The language, device or part. */
  readonly subject?: string | undefined;
  readonly message: string;
  readonly action?: string;
}

export interface CheckRow extends Finding {
  readonly check: string;
}

/** A part of the check: its name, and what it finds. A `Failure` of the relay's own is what is missing. */
export interface Check {
  readonly check: string;
  readonly look: () => Promise<readonly Finding[]>;
}

/** Checks that read at the same time. */
const AT_ONCE = 4;
/** Time reserved before the deadline for the response: at most so many milliseconds, and this part of the whole. */
const RESERVE = 3_000;
const RESERVED_PART = 0.1;

export function okRow(message: string, subject?: string): Finding {
  return { status: 'ok', subject, message };
}

export function missingRow(message: string, action: string, subject?: string): Finding {
  return { status: 'missing', subject, message, action };
}

export function warningRow(message: string, action: string, subject?: string): Finding {
  return { status: 'warning', subject, message, action };
}

export function unknownRow(message: string, action: string, subject?: string): Finding {
  return { status: 'unknown', subject, message, action };
}

/** Runs the checks, some at a time, and returns their rows in the order of the checks. */
export async function runChecks(checks: readonly Check[]): Promise<readonly CheckRow[]> {
  const found = await mapConcurrent(AT_ONCE, checks, async ({ check, look }) =>
    (await look().catch(unread)).map((each): CheckRow => ({ check, ...each })),
  );
  return found.flat();
}

/** What has to be done comes first. */
const URGENCY: readonly Finding['status'][] = ['missing', 'warning', 'unknown', 'ok'];

/** `what` begins the sentence: `Version 2.1 for iOS`. The rows of each status stay in their order. */
export function readinessOf(rows: readonly CheckRow[], what: string) {
  const count = (status: Finding['status']): number => rows.filter((each) => each.status === status).length;
  const [missing, warnings, unknown] = [count('missing'), count('warning'), count('unknown')];
  const notes = [
    missing > 0 && `${missing} ${missing === 1 ? 'thing is' : 'things are'} missing`,
    warnings > 0 && `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
    unknown > 0 && `${unknown} could not be checked`,
  ].filter(Boolean);
  const verdict = missing === 0 ? 'is ready to be submitted' : 'is not ready';
  const sentence = `${what} ${verdict}${notes.length > 0 ? `: ${notes.join(', ')}` : ''}.`;
  const urgent = [...rows].sort((one, other) => URGENCY.indexOf(one.status) - URGENCY.indexOf(other.status));
  return { ready: missing === 0, sentence: plainText(sentence), checks: urgent.map(plainRow) };
}

/** The context with a deadline that leaves time for the response: late parts are unknown, and the others are answered. */
export async function withReserve<T>(context: RecipeContext, work: (sooner: RecipeContext) => Promise<T>): Promise<T> {
  const { deadline } = context;
  const { account } = context.store();
  const sooner = startPart(deadline, deadline.left() - Math.min(RESERVE, deadline.whole * RESERVED_PART));
  try {
    return await work({ ...context, deadline: sooner, store: () => context.storeFor(account, sooner) });
  } finally {
    sooner.end();
  }
}

/** A state that the relay refuses is what is missing; anything that the store refused could not be read. */
function unread(thrown: unknown): readonly Finding[] {
  const failure = failureOfPart(thrown);
  const { code, message, finding, next } = failure;
  if (code !== 'invalid_request') return [unknownRow(message, adviceOn(failure))];
  return [next === undefined ? { status: 'missing', message } : missingRow(finding, next)];
}

function adviceOn(failure: Failure): string {
  if (failure.status === 403) return 'Give the key a role that can read it, or check it in the store.';
  return isRefusalOfOne(failure) ? 'Check it in the store.' : 'Run the check again.';
}

function plainRow({ subject, message, action, ...row }: CheckRow): CheckRow {
  return {
    ...row,
    ...(subject !== undefined && { subject: plainText(subject) }),
    message: plainText(message),
    ...(action !== undefined && { action: plainText(action) }),
  };
}
