// Rules about the constraints on values: minimum and maximum, lengths, counts, multiples and patterns.
import type { JsonTree } from '../json.ts';
import type { LintedPart } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';

export const boundRules: readonly LintRule[] = [
  {
    name: 'DefaultValueOutOfBounds',
    level: 'error',
    sentence: 'Let the default be within minimum and maximum.',
    check: ({ values }) =>
      where(values, (part) => !areCrossed(part.node, 'minimum', 'maximum') && hasDefaultOutOfBounds(part)),
  },
  mustBeInOrder('MinimumShouldBeLessThanOrEqualToMaximum', 'minimum', 'maximum'),
  mustBeInOrder('MinLengthShouldBeLessThanOrEqualToMaxLength', 'minLength', 'maxLength'),
  mustBeInOrder('MinItemsShouldBeLessThanOrEqualToMaxItems', 'minItems', 'maxItems'),
  mustBeInOrder('MinPropertiesShouldBeLessThanOrEqualToMaxProperties', 'minProperties', 'maxProperties'),
  mustNotBeNegative('MinLengthMustBeGreaterThanOrEqualToZero', 'minLength'),
  mustNotBeNegative('MaxLengthMustBeGreaterThanOrEqualToZero', 'maxLength'),
  mustNotBeNegative('MinItemsMustBeGreaterThanOrEqualToZero', 'minItems'),
  mustNotBeNegative('MaxItemsMustBeGreaterThanOrEqualToZero', 'maxItems'),
  mustNotBeNegative('MinPropertiesMustBeGreaterThanOrEqualToZero', 'minProperties'),
  mustNotBeNegative('MaxPropertiesMustBeGreaterThanOrEqualToZero', 'maxProperties'),
  requires('ExclusiveMinimumRequiresMinimum', 'exclusiveMinimum', 'minimum'),
  requires('ExclusiveMaximumRequiresMaximum', 'exclusiveMaximum', 'maximum'),
  {
    name: 'MultipleOfMustBeGreaterThanZero',
    level: 'error',
    sentence: 'Let "multipleOf" be greater than zero.',
    check: ({ values }) => where(values, ({ node }) => isNumber(node.multipleOf) && node.multipleOf <= 0),
  },
  {
    name: 'PatternShouldBeValidRegularExpression',
    level: 'error',
    sentence: 'Write a valid regular expression.',
    check: ({ values }) =>
      where(values, ({ node }) => typeof node.pattern === 'string' && !isRegularExpression(node.pattern)),
  },
];

function mustBeInOrder(name: string, low: string, high: string): LintRule {
  return {
    name,
    level: 'error',
    sentence: `Let "${low}" be at most "${high}".`,
    check: ({ values }) => where(values, ({ node }) => areCrossed(node, low, high)),
  };
}

function mustNotBeNegative(name: string, key: string): LintRule {
  return {
    name,
    level: 'error',
    sentence: `Let "${key}" be zero or more.`,
    check: ({ values }) => where(values, ({ node }) => isNumber(node[key]) && Number(node[key]) < 0),
  };
}

function requires(name: string, key: string, needs: string): LintRule {
  return {
    name,
    level: 'error',
    sentence: `Give "${key}" only beside "${needs}".`,
    check: ({ values }) => where(values, ({ node }) => key in node && !(needs in node)),
  };
}

function areCrossed(node: JsonTree, low: string, high: string): boolean {
  return isNumber(node[low]) && isNumber(node[high]) && Number(node[high]) < Number(node[low]);
}

function hasDefaultOutOfBounds({ node }: LintedPart): boolean {
  const { default: value, minimum, maximum } = node;
  return isNumber(value) && ((isNumber(minimum) && value < minimum) || (isNumber(maximum) && value > maximum));
}

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
