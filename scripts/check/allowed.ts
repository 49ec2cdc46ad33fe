// The findings that we live with, each with its reason. The best list is an empty one.

export interface Allowance {
  readonly rule: string;
  /** The beginning of the places that it is for. */
  readonly place: string;
  readonly reason: string;
}

export const allowed: readonly Allowance[] = [];
