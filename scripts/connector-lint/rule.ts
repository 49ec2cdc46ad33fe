// The type of a lint rule, and helper functions to write one.
import type { LintedConnector } from './connector.ts';
import { under } from './json.ts';
import type { LintedPart } from './parts.ts';

/**
 * `error`: Power Platform or Microsoft's Swagger Validator rejects it. `certification`: a reviewer rejects it.
 * `recommendation`: it works, but makers of flows get a worse experience.
 */
export type LintLevel = 'error' | 'certification' | 'recommendation';

/** `check` returns the places that violate the rule; `sentence` explains the fix. */
export interface LintRule {
  readonly name: string;
  readonly level: LintLevel;
  readonly sentence: string;
  readonly check: (connector: LintedConnector) => readonly string[];
}

/** One place that violates a rule. */
export interface LintFinding {
  readonly level: LintLevel;
  readonly rule: string;
  readonly place: string;
  readonly sentence: string;
}

/** The places of the parts that fail. */
export function where<P extends LintedPart>(parts: readonly P[], faulty: (part: P) => boolean): readonly string[] {
  return parts.filter(faulty).map(({ place }) => place);
}

/** The same for failures at a key (or an index) inside a part. */
export function whereKeys<P extends LintedPart>(
  parts: readonly P[],
  faulty: (part: P) => readonly (string | number)[],
): readonly string[] {
  return parts.flatMap((part) => faulty(part).map((key) => under(part.place, key)));
}
