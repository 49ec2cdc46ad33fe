// What a rule of the connector check is, and the few words that its row is written with.
import type { LintedConnector } from './connector.ts';
import { under } from './json.ts';
import type { LintedPart } from './parts.ts';

/**
 * `error`: Power Platform or Microsoft's Swagger Validator refuses it. `certification`: a reviewer does.
 * `recommendation`: it works, and is worse for the maker of a flow.
 */
export type LintLevel = 'error' | 'certification' | 'recommendation';

/** `check` answers the places that break the rule; `sentence` says the cure. */
export interface LintRule {
  readonly name: string;
  readonly level: LintLevel;
  readonly sentence: string;
  readonly check: (connector: LintedConnector) => readonly string[];
}

/** One place that breaks a rule. */
export interface LintFinding {
  readonly level: LintLevel;
  readonly rule: string;
  readonly place: string;
  readonly sentence: string;
}

/** The places of the parts that are at fault. */
export function where<P extends LintedPart>(parts: readonly P[], faulty: (part: P) => boolean): readonly string[] {
  return parts.filter(faulty).map(({ place }) => place);
}

/** The same, for faults that have a key (or an index) inside their part. */
export function whereKeys<P extends LintedPart>(
  parts: readonly P[],
  faulty: (part: P) => readonly (string | number)[],
): readonly string[] {
  return parts.flatMap((part) => faulty(part).map((key) => under(part.place, key)));
}
