// What Apple's document cannot know of an operation: its name here, texts, access, labels, drop-downs, and deliberate omissions.
import type { Access, Parameter } from '../../../core/operation.ts';
import type { Choices, Schema, Visibility } from '../../../core/schema.ts';

export type Sentence = `${string}.`;

/**
 * A label and a description, with other properties behind them. Without a label it follows from Apple's name; `{}` alone
 * takes both from Apple's name.
 */
export type Words<More> =
  | Sentence
  | (More & { readonly title?: string; readonly description?: Sentence })
  | readonly [title: string, description: Sentence]
  | readonly [title: string, description: Sentence, more: More]
  | readonly [description: Sentence, more: More];

/** A query parameter. */
export interface InputMore {
  readonly visibility?: Visibility;
  readonly choices?: Choices;
  /** Its key in `#/parameters`, if operations share it. */
  readonly shared?: string;
  /** Required here, although Apple does not require it. */
  readonly required?: true;
  /** One value, or a narrower one, where Apple's document has a list of any text. */
  readonly schema?: Schema;
  /** The values of this schema of Apple's, where its document has any text or lists them in another order. */
  readonly values?: string;
}

/** An attribute of a resource, or a member of one. */
export interface AttributeMore {
  /** Its members, if it is an object or a list of objects: those that are named, in this order. */
  readonly fields?: Readonly<Record<string, AttributeWords>>;
  /** Its name in `#/definitions`. */
  readonly name?: string;
  readonly schema?: Schema;
  readonly visibility?: Visibility;
}
export type AttributeWords = Words<AttributeMore>;

/** An input of a body: an attribute or a relationship. */
export interface BodyMore extends AttributeMore {
  /** The name of the input, if it is not Apple's, or `appId` for the relationship `app`. */
  readonly as?: string;
  /** For a relationship. */
  readonly choices?: Choices;
}
export type BodyWords = Words<BodyMore>;

/** A resource, by the name of Apple's schema. */
export interface ResourceOverlay {
  /** Its name in `#/definitions`, if it is not Apple's. */
  readonly name?: string;
  /** What it is called in a sentence: `app`. */
  readonly what: string;
  /** Its plural, if it is not formed with an s. */
  readonly plural?: string;
  /** The attributes that a response declares, in this order. */
  readonly attributes?: Readonly<Record<string, AttributeWords>>;
  /** The order of its relationships, if it is not Apple's. */
  readonly relationships?: readonly string[];
}

/** An operation, by its ID in the catalog. */
export interface OperationOverlay {
  /** Apple's operationId. */
  readonly of: string;
  readonly summary: string;
  readonly description: Sentence;
  /** If it is not that of the derived row: `read` for a GET, else `publish`. */
  readonly access?: Access;
  readonly visibility?: Visibility;
  readonly coveredBy?: string;
  /** The definition of the connector leaves it out. */
  readonly byName?: true;
  readonly verifyWith?: string;
  readonly unverifiable?: Sentence;
  /** The parameter `id`, if it is not the usual one of its resource type (pathParameters.ts). */
  readonly path?: Parameter;
  /** The query parameters that it takes, beside sort, limit, cursor, include and fields; all others are left out. */
  readonly inputs?: Readonly<Record<string, Words<InputMore>>>;
  /** What its list is called in the description of `sort`, if it is not the plural of the resource. */
  readonly sorts?: string;
  /** The orders of `sort`, if they do not come as in Apple's document: each stands for itself and its reverse. */
  readonly orders?: readonly string[];
  /** The name of the body in `#/definitions`, and its inputs by Apple's names; all others are left out. */
  readonly body?: readonly [name: string, inputs: Readonly<Record<string, BodyWords>>];
  /** Inputs that only drive drop-downs. */
  readonly choosers?: readonly Parameter[];
  /** The response, where Apple's document has a file. */
  readonly responds?: Schema;
}

/** The operations of one area, and the resources that they return. */
export interface Overlay {
  readonly resources: Readonly<Record<string, ResourceOverlay>>;
  readonly operations: Readonly<Record<string, OperationOverlay>>;
}
