// The texts that makers see: the summary of an operation, the label of an input or output, and descriptions.
import { asText } from './json.ts';
import type { LintedPart } from './parts.ts';

/** The longest summary or label, in characters, that reviewers accept (DOCS connector-string-guidance). */
export const LONGEST_LABEL = 80;

export function labelOf({ node }: Pick<LintedPart, 'node'>): string {
  return asText(node['x-ms-summary']);
}

export function summaryOf({ node }: Pick<LintedPart, 'node'>): string {
  return asText(node.summary);
}

export function descriptionOf({ node }: Pick<LintedPart, 'node'>): string {
  return asText(node.description);
}
