// What is kept of a job between its slices.

import { createHash, randomBytes } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { StepReport } from '../core/stepRunner.ts';
import { DAY_MS } from '../core/time.ts';
import type { JobProgress } from '../core/types.ts';
import { senderOf } from '../pipeline/limiterKey.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';

export type JobState = 'waiting' | 'running' | 'succeeded' | 'failed' | 'canceled';

/** The response of the operation, which the address of the result answers. */
export interface JobResult {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where a long body is (jobResults.ts): the slice that wrote it, and the number of its parts. */
  readonly parts?: { readonly of: string; readonly count: number };
}

/** An outage of the store within the wait of a job, or its limit of calls, or the relay's. */
export interface Outage {
  readonly since: number;
  readonly tries: number;
  readonly message: string;
}

export interface JobRecord {
  readonly operation: string;
  /** Not in a record of an earlier version. */
  readonly title?: string;
  /** Name of the caller in the settings: its policy is applied in every slice. */
  readonly caller: string;
  readonly correlationId: string;
  /** The URL of the call, without its query. */
  readonly self: string;
  readonly inputs: Omit<ValidatedRequest, 'bytes'>;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** When it was begun again, if it was. */
  readonly begun?: number;
  readonly updated: number;
  readonly state: JobState;
  /** The caller has asked to cancel it. */
  readonly cancel?: boolean;
  /** The slice that works on it, and until when no other may. */
  readonly lease?: { readonly of: string; readonly until: number } | undefined;
  readonly saved: JsonObject;
  readonly steps: readonly StepReport[];
  readonly progress: JobProgress;
  /** Calls to the store fail: since when, how many looks have failed, and what the last one said. */
  readonly outage?: Outage | undefined;
  /** Slices in a row that saved nothing. */
  readonly idle: number;
  /** Writes that the store made or may have made. */
  readonly changes: number;
  /** What only this job may work on. */
  readonly claims: readonly string[];
  /** When its next message can be received, in milliseconds since 1970. */
  readonly due?: number;
  readonly result?: JobResult | undefined;
  /** Of a job that failed. */
  readonly errorCode?: ErrorCode | undefined;
}

/** How long a job is kept, in milliseconds: 7 days. */
export const JOB_TTL = 7 * DAY_MS;
/** How long one is kept that failed before its first step, in milliseconds. One that was interrupted can be begun again. */
const FAILED_TTL = 3_600_000;

/** Longest time without a result, in milliseconds. Apple may process a build for hours. */
export const LONGEST_JOB = 2 * DAY_MS;

/** Longest outage of the store that a wait survives, in milliseconds. */
export const LONGEST_OUTAGE = 3_600_000;

const OWNER = 22;
const ID = /^[A-Za-z0-9_-]{44}$/;

/** 132 bits that name the caller, so that its jobs are one partition, and 132 random bits that nobody can guess. */
export function newJobId(owner: string): string {
  return `${owner}${randomBytes(18).toString('base64url').slice(0, OWNER)}`;
}

/** The caller of a listed name, or for unlisted callers each function key; a part of a digest of it. */
export function ownerOf({ policy, call }: Pick<RecipeContext, 'policy' | 'call'>): string {
  const { caller } = senderOf(policy.caller, call.keyDigest, '');
  return createHash('sha256').update(`job owner ${caller}`).digest('base64url').slice(0, OWNER);
}

/** The part of an ID that names the caller. */
export function ownerIn(id: string): string {
  return id.slice(0, OWNER);
}

/** undefined if it is not the ID of a job. */
export function partsOf(id: string): { readonly partition: string; readonly key: string } | undefined {
  return ID.test(id) ? { partition: id.slice(0, OWNER), key: id.slice(OWNER) } : undefined;
}

/** When it is deleted, in milliseconds since 1970. */
export function expiryOf({ created, updated, state, steps, errorCode }: JobRecord): number {
  const isBrief = state === 'failed' && steps.length === 0 && errorCode !== 'job_interrupted';
  return Math.min(created + JOB_TTL, isBrief ? updated + FAILED_TTL : Infinity);
}

export function isEnded({ state }: Pick<JobRecord, 'state'>): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'canceled';
}

/** undefined if somebody has changed it by hand, or it was sealed with a key that is not known any more. */
export function readRecord(value: JsonObject): JobRecord | undefined {
  const { operation, caller, inputs, created, state, saved, steps, progress, claims } = value;
  const isWhole =
    [operation, caller, state].every((each) => typeof each === 'string') &&
    [inputs, saved, progress].every(isJsonObject) &&
    [steps, claims].every(Array.isArray) &&
    typeof created === 'number';
  return isWhole ? (value as unknown as JobRecord) : undefined;
}
