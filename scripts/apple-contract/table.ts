// Formats the result of a comparison as text.
import type { Comparison } from './compare.ts';
import type { Difference } from './difference.ts';

const heads = ['operation', 'part', 'Apple', 'here', 'what to change'] as const;

export function comparisonReport(comparison: Comparison): string {
  const { compared, differences } = comparison;
  const leftOut = leftOutLines(comparison);
  const summary =
    differences.length === 0
      ? `All ${compared} rows of App Store Connect agree with Apple's document.`
      : `${differences.length} differences in ${new Set(differences.map(({ operation }) => operation)).size} of ${compared} rows.`;
  return [
    ...(leftOut.length > 0 ? ['Left out on purpose:', ...leftOut, ''] : []),
    ...(differences.length > 0 ? [...lined([heads, ...differences.map(cells)]), ''] : []),
    summary,
  ].join('\n');
}

function leftOutLines({ leftOut }: Comparison): readonly string[] {
  return (
    [...leftOut]
      // all rows omit sparse fieldsets and include limits of other resources
      .map(([id, names]) => [id, names.filter((name) => !/^(fields|limit)\[/.test(name))] as const)
      .filter(([, names]) => names.length > 0)
      .map(([id, names]) => `  ${id}: ${names.join(', ')}`)
  );
}

/** Columns as wide as their longest cell; the last one is not padded. */
function lined(lines: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number): number => Math.max(...lines.map((line) => line[column]?.length ?? 0));
  return lines.map((line) => line.map((cell, at) => (at < line.length - 1 ? cell.padEnd(width(at)) : cell)).join('  '));
}

function cells({ operation, place, apple, ours, cure }: Difference): readonly string[] {
  return [operation, place, apple, ours, cure];
}
