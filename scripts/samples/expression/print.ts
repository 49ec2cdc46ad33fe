// Prints expression trees of the workflow language as text, and transforms them.
import type { Expression, Literal } from './read.ts';

export function print(expression: Expression): string {
  if (expression.kind === 'literal') return printLiteral(expression.value);
  if (expression.kind === 'call') return `${expression.name}(${expression.inputs.map(print).join(', ')})`;
  return `${print(expression.of)}${expression.safe ? '?' : ''}[${print(expression.key)}]`;
}

/** The transformed tree, leaves first. */
export function changeTree(expression: Expression, by: (expression: Expression) => Expression): Expression {
  if (expression.kind === 'literal') return by(expression);
  if (expression.kind === 'call')
    return by({ ...expression, inputs: expression.inputs.map((each) => changeTree(each, by)) });
  return by({ ...expression, of: changeTree(expression.of, by), key: changeTree(expression.key, by) });
}

/** The expression and all its subexpressions. */
export function treePartsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'literal') return [expression];
  const inner = expression.kind === 'call' ? expression.inputs : [expression.of, expression.key];
  return [expression, ...inner.flatMap(treePartsOf)];
}

function printLiteral(value: Literal): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
