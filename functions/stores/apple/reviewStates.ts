// The states in which something that App Review gets can be changed, and those in which it has it.
// Source: the enums of Apple's OpenAPI 4.4.1. A draft of a submission holds what is READY_FOR_REVIEW; nothing of it was sent.

const inPreparation = ['PREPARE_FOR_SUBMISSION', 'READY_FOR_REVIEW', 'REJECTED'];

const changeable = {
  product: [
    ...['MISSING_METADATA', 'READY_TO_SUBMIT', 'WAITING_FOR_UPLOAD', 'PROCESSING_CONTENT'],
    ...['DEVELOPER_ACTION_NEEDED', 'REJECTED'],
  ],
  productVersion: [...inPreparation, 'DEVELOPER_REJECTED'],
  pageVersion: inPreparation,
  experiment: inPreparation,
} as const;

const reviewed = ['WAITING_FOR_REVIEW', 'IN_REVIEW', 'ACCEPTED'];

/** Whether its parts can be changed; false without a state. */
export function isChangeable(what: keyof typeof changeable, state: string | null | undefined): boolean {
  return (changeable[what] as readonly string[]).includes(state ?? '');
}

/** Whether App Review has a version, or accepted it and has not decided on the rest of its submission. */
export function isWithAppReview(state: string | null | undefined): boolean {
  return reviewed.includes(state ?? '');
}
