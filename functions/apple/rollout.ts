// How far the phased release of a version has come. Source: App Store Connect Help, "Release a version update in phases".
import { type AppleVersion, stageOf } from './app.ts';
import type { AsTold } from './resource.ts';

export interface PhasedRelease {
  readonly id: string;
  readonly attributes?: AsTold<{
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
  readonly pausedDaysLeft?: number;
}

/** Percent of the customers, by day. */
const PERCENT = [1, 2, 5, 10, 20, 50, 100] as const;
const LAST_DAY = PERCENT.length;
/** It can be paused for so many days in all. */
const MOST_PAUSED = 30;

/** Empty for a version that goes out to everyone at once. */
export function phasesOf(release: PhasedRelease | undefined): Phases {
  const { phasedReleaseState: state, currentDayNumber: day, totalPauseDuration } = release?.attributes ?? {};
  if (!state) return {};
  if (state === 'COMPLETE') return { phasedState: state, phasedPercentage: 100 };
  const isUnderWay = typeof day === 'number' && day >= 1 && (state === 'ACTIVE' || state === 'PAUSED');
  return {
    phasedState: state,
    ...(isUnderWay && { phasedDay: day, phasedPercentage: PERCENT[Math.min(day, LAST_DAY) - 1] }),
    ...(isUnderWay && { pausedDaysLeft: Math.max(0, MOST_PAUSED - (totalPauseDuration ?? 0)) }),
  };
}

/** What `Its phased release`, say, does; undefined where there is nothing to tell. */
export function tellPhases(subject: string, version: AppleVersion, phases: Phases): string | undefined {
  const { phasedState, phasedDay, phasedPercentage, pausedDaysLeft } = phases;
  if (phasedState === 'INACTIVE' && stageOf(version) !== 'live')
    return `${subject} over ${LAST_DAY} days begins when it is released.`;
  if (phasedDay === undefined) return undefined;
  const far = `day ${phasedDay} of ${LAST_DAY} (${phasedPercentage}% of customers)`;
  return phasedState === 'ACTIVE'
    ? `${subject} is on ${far}.`
    : `${subject} is paused on ${far}, and can stay paused for ${pausedDaysLeft} more days.`;
}
