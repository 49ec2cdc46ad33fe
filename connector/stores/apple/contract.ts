// The facts of Apple's OpenAPI document that rows are derived from, as `npm run contract` writes them.

/**
 * One shape as a short text: `text`, `flag`, `integer`, `number`, `day`, `moment`, `link`, `email`, the name of a
 * schema (`#Platform`; `#` alone of a parameter: the words of its own name), each perhaps as a list (`*text`), with a largest value (`integer<=200`), and with marks behind
 * it: `|null` (null is a value), `|required`, `|deprecated`. What a text cannot say is an object.
 */
export type Shape = string | ShapeObject;

export interface ShapeObject {
  /** The values of an enumeration. */
  readonly values?: readonly string[];
  /** A list of this shape. */
  readonly list?: Shape;
  /** An object with these members. */
  readonly fields?: Readonly<Record<string, Shape>>;
  /** An object with members of any name, each of this shape. */
  readonly map?: Shape;
  /** `null`, `required` and `deprecated`, apart from one another by `|`. */
  readonly marks?: string;
}

/** A resource type: its attributes, and its relationships with the type that each holds (empty where Apple does not say). */
export interface ResourceFacts {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, Shape>>;
  readonly one?: Readonly<Record<string, string>>;
  readonly many?: Readonly<Record<string, string>>;
}

/** The body of a write: a resource, or the links of a relationship. Types carry the mark `|required`. */
export type BodyFacts =
  | {
      readonly type: string;
      /** The ID of the resource is in the path. */
      readonly id?: true;
      readonly attributes?: Readonly<Record<string, Shape>>;
      readonly one?: Readonly<Record<string, string>>;
      readonly many?: Readonly<Record<string, string>>;
      /** Types of resources that can be made in the same call. */
      readonly included?: readonly string[];
    }
  | { readonly links: string; readonly many?: true };

/** The answer: one resource, a page of them, IDs alone, a list of measurements, or a file of a media type. */
export type AnswerFacts =
  | { readonly one: string }
  | { readonly page: string }
  | { readonly link: string }
  | { readonly links: string }
  | { readonly points: true }
  | { readonly media: string };

export interface OperationFacts {
  /** As Apple writes it: `GET /v1/apps/{id}`. */
  readonly route: string;
  readonly tag: string;
  readonly deprecated?: true;
  readonly query?: Readonly<Record<string, Shape>>;
  readonly body?: BodyFacts;
  /** Absent for an answer without content. */
  readonly answer?: AnswerFacts;
}

/** All facts. `words` holds the values of parameters, by name; `schemas` and `resources` are named as Apple names them. */
export interface Contract {
  readonly version: string;
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly schemas: Readonly<Record<string, Shape>>;
  readonly resources: Readonly<Record<string, ResourceFacts>>;
  readonly operations: Readonly<Record<string, OperationFacts>>;
}
