// Statistics on the labels of all outputs.
import { type JsonTree, repeated } from './json.ts';
import { type LintedOutput, outputsOf } from './outputs.ts';
import type { OperationPart } from './parts.ts';

/** Designers truncate longer labels in their lists. */
export const LONGEST_OUTPUT_LABEL = 45;

/** One output with the problems of its label. */
export interface LabelledOutput extends LintedOutput {
  readonly operation: OperationPart;
  /** Another output of the same operation has the same label. */
  readonly isEqual: boolean;
  readonly isLong: boolean;
  /** A word occurs twice in a row, as in "App App ID". */
  readonly isDoubled: boolean;
}

/** The outputs of all operations that makers see. */
export function labelledOutputs(definition: JsonTree, operations: readonly OperationPart[]): readonly LabelledOutput[] {
  return operations
    .filter(({ node }) => node['x-ms-visibility'] !== 'internal')
    .flatMap((operation) => {
      const outputs = outputsOf(definition, operation);
      const equal = new Set(repeated(outputs.map(({ label }) => label)));
      return outputs.map((output) => ({
        ...output,
        operation,
        isEqual: equal.has(output.label),
        isLong: output.label.length > LONGEST_OUTPUT_LABEL,
        isDoubled: hasDoubledWord(output.label),
      }));
    });
}

/** The statistics as lines of text and, with `all`, each output with a problem. */
export function labelReport(outputs: readonly LabelledOutput[], all = false): readonly string[] {
  const counted = (what: string, some: readonly LabelledOutput[]): readonly string[] => [
    `${String(some.length).padStart(6)}  ${what}`,
    ...(all ? some.map(({ operation, path, label }) => `        ${operation.id}  ${path}  "${label}"`) : []),
  ];
  return [
    `${String(outputs.length).padStart(6)}  outputs that a maker can pick`,
    ...counted(
      'with a label that another output of the operation has',
      outputs.filter(({ isEqual }) => isEqual),
    ),
    ...counted(
      `with a label of more than ${LONGEST_OUTPUT_LABEL} characters`,
      outputs.filter(({ isLong }) => isLong),
    ),
    ...counted(
      'with a word twice in a row in the label',
      outputs.filter(({ isDoubled }) => isDoubled),
    ),
  ];
}

function hasDoubledWord(label: string): boolean {
  const words = label
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words.some((word, index) => word === words[index + 1]);
}
