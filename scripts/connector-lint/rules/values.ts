// Rules about values: types, formats, required properties, enumerations and defaults.
import { propertiesOf } from '../follow.ts';
import { asList, asText, asTexts, isOfType, repeated } from '../json.ts';
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
      where(
        values,
        (part) => hasValidType(part) && asList(part.node.enum).some((value) => !isOfDeclaredType(part, value)),
      ),
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
      where(
        values,
        (part) => 'default' in part.node && hasValidType(part) && !isOfDeclaredType(part, part.node.default),
      ),
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
          isOfDeclaredType(part, part.node.default) &&
          asList(part.node.enum).length > 0 &&
          !asList(part.node.enum).includes(part.node.default),
      ),
  },
];

/** The part declares a valid type. */
function hasValidType({ node }: LintedPart): boolean {
  return types.includes(asText(node.type));
}

function isOfDeclaredType({ node }: LintedPart, value: unknown): boolean {
  return isOfType(value, asText(node.type));
}
