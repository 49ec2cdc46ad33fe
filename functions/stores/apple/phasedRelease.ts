// Progress of a version's phased release. Source: App Store Connect Help, "Release a version update in phases".
import { type AppleVersion, stageOfVersion } from './app.ts';
import type { Nullable } from './resource.ts';

export interface PhasedRelease {
  readonly id: string;
  readonly attributes?: Nullable<{
    readonly phasedReleaseState: string;
    readonly currentDayNumber: number;
    readonly totalPauseDuration: number;
  }>;
}

/** Phased release fields of a status. */
export interface Phases {
  readonly phasedState?: string;
  /** From 1 to 7. */
  readonly phasedDay?: number;
  /** Percentage of customers with automatic updates. */
  readonly phasedPercentage?: number;
  /** Absent if the store does not return the duration of the pause. */
  readonly pausedDaysLeft?: number;
  /** The store reports a phased release without its state or day. */
  readonly isUntold?: true;
}

/** Percentage of customers, by day. */
const PERCENT = [1, 2, 5, 10, 20, 50, 100] as const;
const LAST_DAY = PERCENT.length;
/** Maximum total pause, in days. */
const MOST_PAUSED = 30;

/** Empty for a version without a phased release, which all customers get at once. */
export function phasesOf(release: PhasedRelease | undefined): Phases {
  if (!release) return {};
  const { phasedReleaseState: state, currentDayNumber: day, totalPauseDuration: paused } = release.attributes ?? {};
  if (!state) return { isUntold: true };
  if (state === 'COMPLETE') return { phasedState: state, phasedPercentage: 100 };
  if (state !== 'ACTIVE' && state !== 'PAUSED') return { phasedState: state };
  if (typeof day !== 'number') return { phasedState: state, isUntold: true };
  if (day < 1) return { phasedState: state };
  return {
    phasedState: state,
    phasedDay: day,
    phasedPercentage: PERCENT[Math.min(day, LAST_DAY) - 1] ?? 100,
    ...(typeof paused === 'number' && { pausedDaysLeft: Math.max(0, MOST_PAUSED - paused) }),
  };
}

/** A sentence about `subject`, for example `Its phased release`; undefined if nothing is known. */
export function describePhases(subject: string, version: AppleVersion, phases: Phases): string | undefined {
  const { phasedState, phasedDay, phasedPercentage, pausedDaysLeft, isUntold } = phases;
  if (isUntold) return `${subject} is ${wordOf(phasedState)}; App Store Connect does not report its progress.`;
  if (phasedState === 'INACTIVE' && stageOfVersion(version) !== 'live')
    return `${subject} over ${LAST_DAY} days begins when it is released.`;
  if (phasedDay === undefined) return undefined;
  const far = `day ${phasedDay} of ${LAST_DAY} (${phasedPercentage}% of customers)`;
  if (phasedState === 'ACTIVE') return `${subject} is on ${far}.`;
  const left = pausedDaysLeft === undefined ? '' : `, and can stay paused for ${pausedDaysLeft} more days`;
  return `${subject} is paused on ${far}${left}.`;
}

function wordOf(state: string | undefined): string {
  if (state === undefined) return 'in an unknown state';
  return state === 'ACTIVE' ? 'under way' : 'paused';
}
