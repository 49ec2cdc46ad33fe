// The statuses of a Galaxy Store app, in readable groups. Sources: Samsung's pages on the operations and its fastlane plugin; the list of other projects.

/** Each status is in one group: a rejected beta test is rejected. `words` follow *The app* in a sentence. */
export const statusGroups = {
  draft: { label: 'Draft', words: 'is a draft', statuses: ['REGISTERING', 'UPDATING', 'RE_REGISTERING'] },
  review: {
    label: 'In review',
    words: 'is in review',
    statuses: [
      'READY_FOR_REVIEW',
      'READY_TO_PRE_REVIEWS',
      'UNDER_PRE_REVIEWS',
      'PRE_REVIEWS_SUSPENDED',
      'PRE_REVIEWS_DELAYED',
      'READY_FOR_CONTENT_REVIEW',
      'UNDER_CONTENT_REVIEW',
      'CONTENT_REVIEW_SUSPENDED',
      'CONTENT_REVIEW_DELAYED',
      'READY_FOR_DEVICE_TEST',
      'UNDER_DEVICE_TEST',
      'DEVICE_TEST_SUSPENDED',
      'DEVICE_TEST_DELAYED',
      'READY_FOR_TEST_CONFIRMATION',
      'UNDER_TEST_CONFIRMATION',
      'TEST_CONFIRMATION_SUSPENDED',
      'TEST_CONFIRMATION_DELAYED',
    ],
  },
  rejected: {
    label: 'Rejected',
    words: 'was rejected',
    statuses: [
      'PRE_REVIEWS_REJECTED',
      'CONTENT_REVIEW_REJECTED',
      'DEVICE_TEST_REJECTED',
      'TEST_CONFIRMATION_REJECTED',
      'BETA_PRE_REVIEW_REJECTED',
    ],
  },
  canceled: {
    label: 'Canceled',
    words: 'was canceled',
    statuses: [
      'PRE_REVIEWS_CANCELED',
      'CONTENT_REVIEW_CANCELED',
      'DEVICE_TEST_CANCELED',
      'TEST_CONFIRMATION_CANCELED',
      'CANCELED',
    ],
  },
  approved: {
    label: 'Approved, waiting to go live',
    words: 'is approved and waits to go live',
    statuses: ['READY_FOR_SALE', 'READY_FOR_CHANGE'],
  },
  live: { label: 'Live', words: 'is live', statuses: ['FOR_SALE'] },
  off: { label: 'Taken off sale', words: 'was taken off sale', statuses: ['SUSPENDED', 'TERMINATED'] },
  beta: {
    label: 'Closed beta test',
    words: 'is in a closed beta test',
    statuses: ['BETA_REGISTERING', 'READY_FOR_BETA_TESTING', 'BETA_UPDATING', 'BETA_DEPLOYED', 'BETA_SUSPENDED'],
  },
} as const;

export type StatusGroup = keyof typeof statusGroups;

const groups = new Map<string, StatusGroup>(
  Object.entries(statusGroups).flatMap(([group, { statuses }]) =>
    statuses.map((status): [string, StatusGroup] => [status, group as StatusGroup]),
  ),
);

/** The changes of Change app status, and the statuses that they require. */
export const transitions = {
  FOR_SALE: ['READY_FOR_SALE', 'READY_FOR_CHANGE'],
  SUSPENDED: ['FOR_SALE'],
  TERMINATED: ['SUSPENDED'],
} as const;

const drafts = statusGroups.draft.statuses;

/** The statuses in which an operation works, if Samsung documents them. */
export const allowedStatuses = {
  SubmitGalaxyApp: drafts,
  ReadBetaTest: [...statusGroups.beta.statuses, 'READY_TO_PRE_REVIEWS', 'BETA_PRE_REVIEW_REJECTED'],
  UpdateBetaTest: ['BETA_REGISTERING', 'BETA_UPDATING'],
  SetRolloutRate: [...drafts, 'READY_FOR_SALE', 'FOR_SALE'],
  UpdateRolloutBinary: [...drafts, 'READY_FOR_SALE'],
} as const;

/** The group of a status; undefined for an unknown status. */
export function groupOf(status: string): StatusGroup | undefined {
  return groups.get(status);
}

/** `A, B or C`, for a sentence. */
export function either(statuses: readonly string[]): string {
  return statuses.length < 2 ? statuses.join() : `${statuses.slice(0, -1).join(', ')} or ${statuses.at(-1)}`;
}
