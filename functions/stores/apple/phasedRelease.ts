// How far the phased release of a version has come. Source: App Store Connect Help, "Release a version update in phases".
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

/** What a status tells of it. */
export interface Phases {
  readonly phasedState?: string;
  /** From 1 to 7. */
  readonly phasedDay?: number;
  /** Of the customers with automatic updates, in percent. */
  readonly phasedPercentage?: number;
  /** Absent where the store does not tell how long it was paused. */
  readonly pausedDaysLeft?: number;
  /** The store tells that the release goes out in phases, but not its state or its day. */
  readonly isUntold?: true;
}

/** Percent of the customers, by day. */
const PERCENT = [1, 2, 5, 10, 20, 50, 100] as const;
const LAST_DAY = PERCENT.length;
/** It can be paused for so many days in all. */
const MOST_PAUSED = 30;

/** Empty for a version that goes out to everyone at once, which has no phased release. */
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

/** What `Its phased release`, say, does; undefined where there is nothing to tell. */
export function describePhases(subject: string, version: AppleVersion, phases: Phases): string | undefined {
  const { phasedState, phasedDay, phasedPercentage, pausedDaysLeft, isUntold } = phases;
  if (isUntold) return `${subject} is ${wordOf(phasedState)}; App Store Connect does not tell how far it has come.`;
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
