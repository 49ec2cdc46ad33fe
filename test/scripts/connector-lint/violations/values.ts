// Seeded violations of the rules about values.
import { all, breaking, dropPlace, set, type Violations } from '../change.ts';
import { appPlace, limitPlace, note, noteText, platformPlace, readStatus, stars } from '../places.ts';

const tags = `${note}/properties/tags`;
const hidden = { name: 'full', in: 'query', type: 'string', 'x-ms-visibility': 'internal' };

export const valueViolations: Violations = {
  TypeNotValid: set(`${noteText}/type`, 'text'),
  SchemaTypeFileNotValid: set(`${noteText}/type`, 'file'),
  UnrecognizedTypeFormat: set(`${noteText}/format`, 'guid'),
  InvalidStringBinaryProperty: set(`${noteText}/format`, 'binary'),
  ArrayHasNoItems: dropPlace(`${tags}/items`),
  RequiredPropertyArrayEmpty: set(`${note}/required`, []),
  RequiredPropertyNotOnObject: set(`${noteText}/required`, ['length']),
  RequiredPropertyDefinitionMissing: set(`${note}/required`, ['text', 'title']),
  ArrayDuplicateValue: set(`${note}/required`, ['text', 'text']),
  EnumMustContainAtLeastOneElement: set(`${stars}/enum`, []),
  InvalidEnumValue: set(`${stars}/enum`, [1, '2']),
  EnumOnBoolean: set('/definitions/Status/properties/open/enum', [true]),
  DefaultValueMustMatchType: set(`${limitPlace}/default`, '50'),
  DefaultValueNotInEnum: set(`${platformPlace}/default`, 'LINUX'),
  DefaultValueOutOfBounds: set(`${limitPlace}/default`, 500),
  MinimumShouldBeLessThanOrEqualToMaximum: set(`${limitPlace}/minimum`, 201),
  MinLengthShouldBeLessThanOrEqualToMaxLength: set(`${noteText}/minLength`, 201),
  MinItemsShouldBeLessThanOrEqualToMaxItems: set(`${tags}/minItems`, 6),
  MinPropertiesShouldBeLessThanOrEqualToMaxProperties: all(
    set(`${note}/minProperties`, 3),
    set(`${note}/maxProperties`, 2),
  ),
  MinLengthMustBeGreaterThanOrEqualToZero: set(`${noteText}/minLength`, -1),
  MaxLengthMustBeGreaterThanOrEqualToZero: all(dropPlace(`${noteText}/minLength`), set(`${noteText}/maxLength`, -1)),
  MinItemsMustBeGreaterThanOrEqualToZero: set(`${tags}/minItems`, -1),
  MaxItemsMustBeGreaterThanOrEqualToZero: all(dropPlace(`${tags}/minItems`), set(`${tags}/maxItems`, -1)),
  MinPropertiesMustBeGreaterThanOrEqualToZero: set(`${note}/minProperties`, -1),
  MaxPropertiesMustBeGreaterThanOrEqualToZero: set(`${note}/maxProperties`, -1),
  ExclusiveMinimumRequiresMinimum: set(`${stars}/exclusiveMinimum`, true),
  ExclusiveMaximumRequiresMaximum: set(`${stars}/exclusiveMaximum`, true),
  MultipleOfMustBeGreaterThanZero: set(`${stars}/multipleOf`, 0),
  PatternShouldBeValidRegularExpression: set(`${noteText}/pattern`, '(['),
  DiscriminatorMustBeARequiredStringProperty: set(`${appPlace}/discriminator`, 'names'),
  RequiredReadOnlyPropertyNotAllowedAsInput: set(`${noteText}/readOnly`, true),
  PropertyMustBeRequired: set(`${readStatus}/parameters/-`, { ...hidden, default: 'yes' }),
  InternalRequiredNeedsDefault: breaking(
    ['TestConnectionNeedsInput'],
    set(`${readStatus}/parameters/-`, { ...hidden, required: true }),
  ),
};
