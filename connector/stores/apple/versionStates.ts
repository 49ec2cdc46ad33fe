// The states of an App Store version: the stage of each, and its meaning in plain words.
import { type VersionState, versionStates } from './enums.ts';

/** Several of Apple's states belong to one stage. `other` is for states that Apple may add. */
export type Stage = 'draft' | 'review' | 'approved' | 'leaving' | 'live' | 'replaced' | 'other';

interface Meaning {
  readonly stage: Stage;
  /** After `Version 2.1 for IOS`. */
  readonly words: string;
}

const meanings: Readonly<Record<VersionState, Meaning>> = {
  PREPARE_FOR_SUBMISSION: at('draft', 'is in preparation'),
  READY_FOR_REVIEW: at('draft', 'is ready to be submitted'),
  DEVELOPER_REJECTED: at('draft', 'was taken out of review by you'),
  REJECTED: at('draft', 'was rejected'),
  METADATA_REJECTED: at('draft', 'was rejected for its texts or pictures'),
  INVALID_BINARY: at('draft', 'has a build that Apple does not take'),
  WAITING_FOR_EXPORT_COMPLIANCE: at('review', 'is waiting for the answer on export compliance'),
  WAITING_FOR_REVIEW: at('review', 'is waiting for review'),
  IN_REVIEW: at('review', 'is in review'),
  ACCEPTED: at('approved', 'is accepted'),
  PENDING_DEVELOPER_RELEASE: at('approved', 'is approved and waits for you to release it'),
  PENDING_APPLE_RELEASE: at('approved', 'is approved and waits for Apple to release it'),
  PROCESSING_FOR_DISTRIBUTION: at('leaving', 'is on its way into the App Store'),
  READY_FOR_DISTRIBUTION: at('live', 'is in the App Store'),
  REPLACED_WITH_NEW_VERSION: at('replaced', 'was replaced by a newer one'),
};

const known = new Map<string, Meaning>(Object.entries(meanings));

/** All states except those of replaced versions, of which an old app has hundreds. */
export const currentStates: readonly VersionState[] = versionStates.filter(
  (state) => meanings[state].stage !== 'replaced',
);

const buildStates = new Map([['VALID', 'ready']]);

export function stageOfState(state: string): Stage {
  return known.get(state)?.stage ?? 'other';
}

export function wordsOfState(state: string): string {
  return known.get(state)?.words ?? `is ${state}`;
}

/** The processing state of a build in plain words: `ready` for `VALID`. Empty for an empty state. */
export function wordsOfBuildState(state: string): string {
  return buildStates.get(state) ?? state.toLowerCase().replaceAll('_', ' ');
}

function at(stage: Stage, words: string): Meaning {
  return { stage, words };
}
