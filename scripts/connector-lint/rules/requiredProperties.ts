// Rules about required inputs and properties: discriminators, read-only properties and hidden inputs.
import { followReference, propertiesOf } from '../follow.ts';
import { asList, asText, jsonTypeOf } from '../json.ts';
import { isBody, isHidden, isShown } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';

export const requiredPropertyRules: readonly LintRule[] = [
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
      ...where(parameters, (part) => isHidden(part) && 'default' in part.node && part.node.required !== true),
      ...where(
        schemas,
        (part) =>
          part.input && part.position === 'property' && isHidden(part) && 'default' in part.node && !part.required,
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
          .filter(isShown)
          .flatMap(({ parameters }) => parameters)
          .filter((part) => !isBody(part) && isHidden(part) && part.node.required === true && !('default' in part.node))
          .map(({ place }) => place),
      ),
      ...where(schemas, (part) => {
        const { node, position, input, required } = part;
        const isFilled =
          'default' in node || node['x-ms-notification-url'] === true || jsonTypeOf(node.properties) === 'object';
        return input && position === 'property' && isHidden(part) && required && !isFilled;
      }),
    ],
  },
];
