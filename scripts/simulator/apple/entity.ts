// What App Store Connect finds wrong with a body: attributes, relationships, and the state of what they speak of.
import type { SimulatedReply } from '../httpMessage.ts';
import { type AppleError, refuseApple } from './errors.ts';

const at = (pointer: string) => ({ source: { pointer } });
const attribute = (name: string) => at(`/data/attributes/${name}`);
const relationship = (name: string) => at(`/data/relationships/${name}`);

export const missingAttribute = (name: string): AppleError => ({
  code: 'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
  title: 'The provided entity is missing a required attribute',
  detail: `You must provide a value for the attribute '${name}' with this request`,
  ...attribute(name),
});

export const missingRelationship = (name: string): AppleError => ({
  code: 'ENTITY_ERROR.RELATIONSHIP.REQUIRED',
  title: 'The provided entity is missing a required relationship',
  detail: `You must provide a value for the relationship '${name}' with this request`,
  ...relationship(name),
});

export const unknownAttribute = (name: string, type: string): AppleError => ({
  code: 'ENTITY_ERROR.ATTRIBUTE.UNKNOWN',
  title: 'The provided entity includes an unknown attribute',
  detail: `'${name}' is not an attribute on the resource '${type}'`,
  ...attribute(name),
});

export const unknownRelationship = (name: string, type: string): AppleError => ({
  code: 'ENTITY_ERROR.RELATIONSHIP.UNKNOWN',
  title: 'The provided entity includes an unknown relationship',
  detail: `'${name}' is not a relationship on the resource '${type}'`,
  ...relationship(name),
});

/** Seen for words that are not in Apple's list as well as for values of another type. */
export const wrongType = (name: string, pointer: string, why: string): AppleError => ({
  code: 'ENTITY_ERROR.ATTRIBUTE.TYPE',
  title: 'The provided entity includes an attribute with an invalid type',
  detail: `The value of the attribute '${name}' ${why}`,
  ...at(pointer),
});

export const wrongAttribute = (name: string, detail: string): AppleError => ({
  code: 'ENTITY_ERROR.ATTRIBUTE.INVALID',
  title: 'The provided entity includes an attribute with an invalid value',
  detail,
  ...attribute(name),
});

/** The words are those seen at fastlane #20581. */
export const tooLong = (name: string, most: number): AppleError => ({
  ...wrongAttribute(name, `'${name}' cannot be longer than '${most}' characters.`),
  code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.TOO_LONG',
  title: 'An attribute value is too long.',
});

export const takenAttribute = (name: string, detail: string): AppleError => ({
  ...wrongAttribute(name, detail),
  code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
  title: 'The provided entity includes an attribute with a value that has already been used',
});

export const frozenAttribute = (name: string): AppleError => ({
  code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_STATE',
  title: 'An attribute value is not acceptable for the current resource state.',
  detail: `Attribute '${name}' cannot be edited at this time`,
  ...attribute(name),
});

export const wrongRelationship = (name: string, detail: string): AppleError => ({
  code: 'ENTITY_ERROR.RELATIONSHIP.INVALID',
  title: 'The provided entity includes a relationship with an invalid value',
  detail,
  ...relationship(name),
});

export const unprocessable = (detail: string, pointer: string): AppleError => ({
  code: 'ENTITY_UNPROCESSABLE',
  title: 'The request entity is not a valid request document object',
  detail,
  ...at(pointer),
});

export const stateConflict = (detail: string): AppleError => ({
  code: 'STATE_ERROR',
  title: 'The request cannot be fulfilled because of the state of another resource.',
  detail,
});

export const appleConflict = (...faults: readonly AppleError[]): SimulatedReply => refuseApple(409, ...faults);
