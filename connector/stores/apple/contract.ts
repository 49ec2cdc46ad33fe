// The facts of Apple's OpenAPI document from which rows are derived; written by `npm run contract`.

/**
 * A schema as a short string: `text`, `flag`, `integer`, `number`, `day`, `moment`, `link`, `email`, or the name of a schema
 * (`#Platform`; for a parameter, `#` alone: its own enum values), optionally as a list (`*text`), with a maximum
 * (`integer<=200`), and followed by marks: `|null` (nullable), `|required`, `|deprecated`. Other schemas are objects.
 */
export type Shape = string | ShapeObject;

export interface ShapeObject {
  /** Enum values. */
  readonly values?: readonly string[];
  /** A list of this schema. */
  readonly list?: Shape;
  /** An object with these members. */
  readonly fields?: Readonly<Record<string, Shape>>;
  /** An object with arbitrary member names, each of this schema. */
  readonly map?: Shape;
  /** `null`, `required` and `deprecated`, separated by `|`. */
  readonly marks?: string;
}

/** A resource type: its attributes, and its relationships with the type of each (empty if Apple does not declare it). */
export interface ResourceFacts {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, Shape>>;
  readonly one?: Readonly<Record<string, string>>;
  readonly many?: Readonly<Record<string, string>>;
}

/** The body of a write: a resource, or the linkages of a relationship. Types may have the mark `|required`. */
export type BodyFacts =
  | {
      readonly type: string;
      /** The path contains the ID of the resource. */
      readonly id?: true;
      readonly attributes?: Readonly<Record<string, Shape>>;
      readonly one?: Readonly<Record<string, string>>;
      readonly many?: Readonly<Record<string, string>>;
      /** Types of resources that can be created in the same request. */
      readonly included?: readonly string[];
    }
  | { readonly links: string; readonly many?: true };

/** The response: one resource, a page of resources, IDs only, a list of metrics, or a file of a media type. */
export type AnswerFacts =
  | { readonly one: string }
  | { readonly page: string }
  | { readonly link: string }
  | { readonly links: string }
  | { readonly points: true }
  | { readonly media: string };

/** What a list of all operations shows of one. */
export interface OperationOutline {
  /** As in Apple's document: `GET /v1/apps/{id}`. */
  readonly route: string;
  readonly tag: string;
  readonly deprecated?: true;
  /** Undefined for a response without content. */
  readonly answer?: AnswerFacts;
}

export interface OperationFacts extends OperationOutline {
  readonly query?: Readonly<Record<string, Shape>>;
  readonly body?: BodyFacts;
}

/** All facts. `enumValues` has the enum values of parameters, by name; `schemas` and `resources` have Apple's names. */
export interface ContractFacts {
  readonly version: string;
  readonly enumValues: Readonly<Record<string, readonly string[]>>;
  readonly schemas: Readonly<Record<string, Shape>>;
  readonly resources: Readonly<Record<string, ResourceFacts>>;
  readonly operations: Readonly<Record<string, OperationFacts>>;
}

/** The facts, each parsed on first access. */
export interface Contract extends Pick<ContractFacts, 'version' | 'schemas' | 'resources'> {
  /** The operationIds, sorted. */
  readonly names: readonly string[];
  readonly outline: (id: string) => OperationOutline | undefined;
  readonly operation: (id: string) => OperationFacts | undefined;
  /** Enum values of parameters. */
  readonly values: (name: string) => readonly string[] | undefined;
}
