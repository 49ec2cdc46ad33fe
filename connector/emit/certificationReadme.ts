// The operations in the format of readmes in Microsoft's connector repository: a heading and a description each.
import type { Operation } from '../core/operation.ts';

/** `npm run generate` writes the text between these markers; the rest of the readme is written by hand. */
export const marks = {
  begin: '<!-- operations: written by npm run generate -->',
  end: '<!-- end of the operations -->',
} as const;

/** Returns the readme with the operations of this catalog. */
export function withOperations(readme: string, catalog: readonly Operation[]): string {
  const [head, rest] = readme.split(marks.begin);
  const tail = rest?.split(marks.end)[1];
  if (head === undefined || tail === undefined) throw new Error('The readme of the connector lacks its two marks.');
  return `${head}${marks.begin}\n\n${supported(catalog)}\n\n${marks.end}${tail}`;
}

/** Triggers first, because a flow begins with one. */
function supported(catalog: readonly Operation[]): string {
  const shown = catalog.filter(({ hidden, coveredBy, byName }) => !hidden && !byName && coveredBy === undefined);
  const ordered = [...shown.filter(startsFlows), ...shown.filter((each) => !startsFlows(each))];
  return ordered.map(section).join('\n\n');
}

function section(operation: Operation): string {
  const { summary, description } = operation;
  return `### ${summary}${startsFlows(operation) ? ' (trigger)' : ''}\n${description}`;
}

function startsFlows({ trigger, notifies }: Operation): boolean {
  return (trigger ?? notifies) !== undefined;
}
