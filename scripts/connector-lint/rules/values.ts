// Rules about values: types, formats, enums, defaults and bounds.

import { followReference, propertiesOf } from '../follow.ts';
import { asList, asText, asTexts, isOfType, type JsonTree, jsonTypeOf, repeated, tree } from '../json.ts';
import type { LintedPart } from '../parts.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'file'];

/** The formats of the definition schema. */
const formats: Readonly<Record<string, readonly string[]>> = {
  string: ['byte', 'binary', 'date', 'date-time', 'password', 'date-no-tz', 'email', 'html', 'uri', 'uuid'],
  integer: ['int32', 'int64'],
  number: ['float', 'double'],
};

export const valueRules: readonly LintRule[] = [
  {
    name: 'TypeNotValid',
    level: 'error',
    sentence: `Use one of the types ${types.join(', ')}.`,
    check: ({ values }) => where(values, ({ node }) => typeof node.type === 'string' && !types.includes(node.type)),
  },
  {
    name: 'SchemaTypeFileNotValid',
    level: 'error',
    sentence: 'Use "file" only for form data and as the whole response.',
    check: ({ schemas }) =>
      where(schemas, ({ node, position, output }) => node.type === 'file' && !(position === 'root' && output)),
  },
  {
    name: 'UnrecognizedTypeFormat',
    level: 'error',
    sentence: 'Use a format that the platform knows for this type, or none.',
    check: ({ values }) =>
      where(
        values,
        ({ node }) => typeof node.format === 'string' && !(formats[asText(node.type)] ?? []).includes(node.format),
      ),
  },
  {
    name: 'InvalidStringBinaryProperty',
    level: 'error',
    sentence: 'Use string/binary only as a whole body, a whole response or a form field.',
    check: ({ schemas }) => where(schemas, ({ node, position }) => node.format === 'binary' && position !== 'root'),
  },
  {
    name: 'ArrayHasNoItems',
    level: 'error',
    sentence: 'Describe the items of the list.',
    check: ({ values }) => where(values, ({ node }) => node.type === 'array' && node.items === undefined),
  },
  {
    name: 'RequiredPropertyArrayEmpty',
    level: 'error',
    sentence: 'Take the empty "required" out.',
    check: ({ schemas }) => where(schemas, ({ node }) => Array.isArray(node.required) && node.required.length === 0),
  },
  {
    name: 'RequiredPropertyNotOnObject',
    level: 'error',
    sentence: 'Take "required" out; only an object has required properties.',
    check: ({ schemas }) =>
      where(
        schemas,
        ({ node }) => Array.isArray(node.required) && types.includes(asText(node.type)) && node.type !== 'object',
      ),
  },
  {
    name: 'RequiredPropertyDefinitionMissing',
    level: 'error',
    sentence: 'Define each required property.',
    check: ({ root, schemas }) =>
      where(schemas, ({ node }) => {
        const isObject = node.type === 'object' || node.type === undefined;
        return isObject && asTexts(node.required).some((key) => !(key in propertiesOf(root.node, node)));
      }),
  },
  {
    name: 'ArrayDuplicateValue',
    level: 'error',
    sentence: 'Name each value once.',
    check: ({ objects }) =>
      whereKeys(objects, ({ node }) =>
        ['required', 'enum', 'tags', 'schemes', 'consumes', 'produces'].filter(
          (key) => repeated(asList(node[key]).filter((one) => typeof one !== 'object')).length > 0,
        ),
      ),
  },
  {
    name: 'EnumMustContainAtLeastOneElement',
    level: 'error',
    sentence: 'Give the enumeration a value, or take it out.',
    check: ({ values }) => where(values, ({ node }) => Array.isArray(node.enum) && node.enum.length === 0),
  },
  {
    name: 'InvalidEnumValue',
    level: 'error',
    sentence: 'Let each value of the enumeration be of the type.',
    check: ({ values }) =>
      where(values, (part) => isTyped(part) && asList(part.node.enum).some((value) => !fits(part, value))),
  },
  {
    name: 'EnumOnBoolean',
    level: 'recommendation',
    sentence: 'Take the enumeration out; a truth value has two values anyway.',
    check: ({ values }) => where(values, ({ node }) => node.type === 'boolean' && 'enum' in node),
  },
  {
    name: 'DefaultValueMustMatchType',
    level: 'error',
    sentence: 'Let the default be of the type.',
    check: ({ values }) =>
      where(values, (part) => 'default' in part.node && isTyped(part) && !fits(part, part.node.default)),
  },
  {
    name: 'DefaultValueNotInEnum',
    level: 'error',
    sentence: 'Let the default be one of the values.',
    check: ({ values }) =>
      where(
        values,
        (part) =>
          'default' in part.node &&
          fits(part, part.node.default) &&
          asList(part.node.enum).length > 0 &&
          !asList(part.node.enum).includes(part.node.default),
      ),
  },
  {
    name: 'DefaultValueOutOfBounds',
    level: 'error',
    sentence: 'Let the default be within minimum and maximum.',
    check: ({ values }) => where(values, (part) => !below(part.node, 'minimum', 'maximum') && outOfBounds(part)),
  },
  crossed('MinimumShouldBeLessThanOrEqualToMaximum', 'minimum', 'maximum'),
  crossed('MinLengthShouldBeLessThanOrEqualToMaxLength', 'minLength', 'maxLength'),
  crossed('MinItemsShouldBeLessThanOrEqualToMaxItems', 'minItems', 'maxItems'),
  crossed('MinPropertiesShouldBeLessThanOrEqualToMaxProperties', 'minProperties', 'maxProperties'),
  negative('MinLengthMustBeGreaterThanOrEqualToZero', 'minLength'),
  negative('MaxLengthMustBeGreaterThanOrEqualToZero', 'maxLength'),
  negative('MinItemsMustBeGreaterThanOrEqualToZero', 'minItems'),
  negative('MaxItemsMustBeGreaterThanOrEqualToZero', 'maxItems'),
  negative('MinPropertiesMustBeGreaterThanOrEqualToZero', 'minProperties'),
  negative('MaxPropertiesMustBeGreaterThanOrEqualToZero', 'maxProperties'),
  alone('ExclusiveMinimumRequiresMinimum', 'exclusiveMinimum', 'minimum'),
  alone('ExclusiveMaximumRequiresMaximum', 'exclusiveMaximum', 'maximum'),
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
  {
    name: 'DiscriminatorMustBeARequiredStringProperty',
    level: 'error',
    sentence: 'Name a required text property as the discriminator.',
    check: ({ root, schemas }) =>
      where(schemas, ({ node }) => {
        const key = asText(node.discriminator);
        const property = followReference(root.node, propertiesOf(root.node, node)[key]);
        return 'discriminator' in node && !(asList(node.required).includes(key) && property.type === 'string');
      }),
  },
  {
    name: 'RequiredReadOnlyPropertyNotAllowedAsInput',
    level: 'error',
    sentence: 'Make the input optional, or let it be written.',
    check: ({ schemas }) =>
      where(
        schemas,
        ({ node, position, required, input }) => input && position === 'property' && required && node.readOnly === true,
      ),
  },
  {
    name: 'PropertyMustBeRequired',
    level: 'error',
    sentence: 'Make the hidden input with a default required; else it is never sent.',
    check: ({ parameters, schemas }) => [
      ...where(
        parameters,
        ({ node }) => node['x-ms-visibility'] === 'internal' && 'default' in node && node.required !== true,
      ),
      ...where(
        schemas,
        ({ node, position, input, required }) =>
          input && position === 'property' && node['x-ms-visibility'] === 'internal' && 'default' in node && !required,
      ),
    ],
  },
  {
    name: 'InternalRequiredNeedsDefault',
    level: 'error',
    sentence: 'Give the hidden, required input a default; nobody can fill it in.',
    check: ({ operations, schemas }) => [
      ...new Set(
        operations
          .filter(({ node }) => node['x-ms-visibility'] !== 'internal')
          .flatMap(({ parameters }) => parameters)
          .filter(({ node }) => node.in !== 'body' && node['x-ms-visibility'] === 'internal' && node.required === true)
          .filter(({ node }) => !('default' in node))
          .map(({ place }) => place),
      ),
      ...where(schemas, ({ node, position, input, required }) => {
        const isHidden = position === 'property' && node['x-ms-visibility'] === 'internal';
        const isFilled =
          'default' in node || node['x-ms-notification-url'] === true || jsonTypeOf(tree(node).properties) === 'object';
        return input && isHidden && required && !isFilled;
      }),
    ],
  },
];

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function below(node: JsonTree, key: string, other: string): boolean {
  return isNumber(node[key]) && isNumber(node[other]) && Number(node[other]) < Number(node[key]);
}

function negative(name: string, key: string): LintRule {
  return {
    name,
    level: 'error',
    sentence: `Let "${key}" be zero or more.`,
    check: ({ values }) => where(values, ({ node }) => isNumber(node[key]) && Number(node[key]) < 0),
  };
}

function crossed(name: string, low: string, high: string): LintRule {
  return {
    name,
    level: 'error',
    sentence: `Let "${low}" be at most "${high}".`,
    check: ({ values }) => where(values, ({ node }) => below(node, low, high)),
  };
}

function alone(name: string, key: string, needs: string): LintRule {
  return {
    name,
    level: 'error',
    sentence: `Give "${key}" only beside "${needs}".`,
    check: ({ values }) => where(values, ({ node }) => key in node && !(needs in node)),
  };
}

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

/** The type of a node's values, if declared. */
function isTyped({ node }: LintedPart): boolean {
  return types.includes(asText(node.type));
}

function fits({ node }: LintedPart, value: unknown): boolean {
  return isOfType(value, asText(node.type));
}

function outOfBounds({ node }: LintedPart): boolean {
  const { default: value, minimum, maximum } = node;
  return isNumber(value) && ((isNumber(minimum) && value < minimum) || (isNumber(maximum) && value > maximum));
}
