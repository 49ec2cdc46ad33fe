// A JSON object: what has members to look for.

/** Of members that may be anything. A value that is known to be JSON stays JSON. */
export type Part = Readonly<Record<string, unknown>>;

export const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
