// App Store Connect's errors in a body: attributes, relationships, and the state of the referenced resources.
import type { SimulatedReply } from '../httpMessage.ts';
import { type AppleError, refuseApple } from './errors.ts';

export function missingAttribute(name: string): AppleError {
  return {
    code: 'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
    title: 'The provided entity is missing a required attribute',
    detail: `You must provide a value for the attribute '${name}' with this request`,
    ...attribute(name),
  };
}

export function missingScreenshot(displayType: string): AppleError {
  return {
    code: `STATE_ERROR.SCREENSHOT_REQUIRED.${displayType}`,
    title: 'App screenshot missing',
    detail: `App screenshot missing (${displayType}).`,
  };
}

export function missingRelationship(name: string): AppleError {
  return {
    code: 'ENTITY_ERROR.RELATIONSHIP.REQUIRED',
    title: 'The provided entity is missing a required relationship',
    detail: `You must provide a value for the relationship '${name}' with this request`,
    ...relationship(name),
  };
}

export function unknownAttribute(name: string, type: string): AppleError {
  return {
    code: 'ENTITY_ERROR.ATTRIBUTE.UNKNOWN',
    title: 'The provided entity includes an unknown attribute',
    detail: `'${name}' is not an attribute on the resource '${type}'`,
    ...attribute(name),
  };
}

export function unknownRelationship(name: string, type: string): AppleError {
  return {
    code: 'ENTITY_ERROR.RELATIONSHIP.UNKNOWN',
    title: 'The provided entity includes an unknown relationship',
    detail: `'${name}' is not a relationship on the resource '${type}'`,
    ...relationship(name),
  };
}

/** Observed for values outside Apple's list as well as for values of another type. */
export function wrongType(name: string, pointer: string, why: string): AppleError {
  return {
    code: 'ENTITY_ERROR.ATTRIBUTE.TYPE',
    title: 'The provided entity includes an attribute with an invalid type',
    detail: `The value of the attribute '${name}' ${why}`,
    ...at(pointer),
  };
}

/** Wording observed at fastlane #20581. */
export function tooLong(name: string, most: number): AppleError {
  return {
    ...wrongAttribute(name, `'${name}' cannot be longer than '${most}' characters.`),
    code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.TOO_LONG',
    title: 'An attribute value is too long.',
  };
}

export function takenAttribute(name: string, detail: string): AppleError {
  return {
    ...wrongAttribute(name, detail),
    code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
    title: 'The provided entity includes an attribute with a value that has already been used',
  };
}

export function wrongAttribute(name: string, detail: string): AppleError {
  return {
    code: 'ENTITY_ERROR.ATTRIBUTE.INVALID',
    title: 'The provided entity includes an attribute with an invalid value',
    detail,
    ...attribute(name),
  };
}

export function frozenAttribute(name: string): AppleError {
  return {
    code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_STATE',
    title: 'An attribute value is not acceptable for the current resource state.',
    detail: `Attribute '${name}' cannot be edited at this time`,
    ...attribute(name),
  };
}

export function wrongRelationship(name: string, detail: string): AppleError {
  return {
    code: 'ENTITY_ERROR.RELATIONSHIP.INVALID',
    title: 'The provided entity includes a relationship with an invalid value',
    detail,
    ...relationship(name),
  };
}

export function unprocessable(detail: string, pointer: string): AppleError {
  return {
    code: 'ENTITY_UNPROCESSABLE',
    title: 'The request entity is not a valid request document object',
    detail,
    ...at(pointer),
  };
}

export function stateConflict(detail: string): AppleError {
  return {
    code: 'STATE_ERROR',
    title: 'The request cannot be fulfilled because of the state of another resource.',
    detail,
  };
}

export function appleConflict(...faults: readonly AppleError[]): SimulatedReply {
  return refuseApple(409, ...faults);
}

function attribute(name: string) {
  return at(`/data/attributes/${name}`);
}

function at(pointer: string) {
  return { source: { pointer } };
}

function relationship(name: string) {
  return at(`/data/relationships/${name}`);
}
