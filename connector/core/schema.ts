// Schemas of inputs and responses: the subset of JSON Schema that Swagger 2.0 and Power Platform support.

/** Source of drop-down values: another operation of this catalog (x-ms-dynamic-values). */
export interface Choices {
  readonly operation: string;
  /** Its parameters: a fixed value, or the value of another input (of a body input: `body/appId`). */
  readonly parameters?: Readonly<
    Record<string, string | number | boolean | readonly string[] | { readonly parameter: string }>
  >;
  readonly collection: string;
  readonly value: string;
  readonly label: string;
  /** What makers pick the value by, such as `its name`. The description of the input names the thing alone: `The app.` */
  readonly by?: string;
  /** What the value is called if it is an ID with a name of its own. */
  readonly idName?: string;
}

/** One schema. `title` is the label shown to makers (x-ms-summary); `name` makes it a shared definition. */
export interface Schema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly name?: string;
  readonly title?: string;
  readonly description?: string;
  readonly format?: 'date-time' | 'date' | 'uri' | 'password' | 'int64' | 'email' | 'binary';
  readonly enum?: readonly string[];
  /** Suggested values, shown as a drop-down; any other string is valid, too. */
  readonly suggestions?: readonly string[];
  /** Display names of coded values in drop-downs (x-ms-enum-values). */
  readonly displayNames?: Readonly<Record<string, string>>;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Maximum length in UTF-8 bytes: some of Samsung's limits count bytes. */
  readonly maxBytes?: number;
  /** The least and the greatest number that a text may stand for, such as a latitude in a path. */
  readonly range?: readonly [number, number];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** For an object: schema of additional members (`true` allows every value). Without it, additional members are rejected as inputs. */
  readonly additional?: Schema | true;
  readonly visibility?: Visibility;
  readonly choices?: Choices;
  /** Null is valid (x-nullable): in a response it means no value, in a JSON:API document it clears the current value. */
  readonly nullable?: boolean;
  /** For an input: the platform fills in the address that it waits at (x-ms-notification-url). */
  readonly isCallback?: true;
  /** For an input: the address of a file that the relay fetches, from a host that an administrator allows. */
  readonly isFileAddress?: true;
  /** For an input: an empty list is a value of its own, different from no value, such as the rows of a table without rows. */
  readonly keepsEmpty?: true;
  /** For a response: a number that misleads without its description, which agents get with it. */
  readonly needsWords?: true;
}

export type Visibility = 'important' | 'advanced' | 'internal';

export const text: Schema = { type: 'string' };
/** IDs issued by the stores: no dot, slash or percent sign, so that a path value cannot change the path. */
export const id: Schema = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,128}$' };
export const flag: Schema = { type: 'boolean' };
export const number: Schema = { type: 'number' };
export const day: Schema = { type: 'string', format: 'date' };
export const moment: Schema = { type: 'string', format: 'date-time' };
export const link: Schema = { type: 'string', format: 'uri' };
/** An opaque file. */
export const bytes: Schema = { type: 'string', format: 'binary' };
/** The address of a file that the relay fetches. */
export const fileAddress: Schema = { ...text, format: 'uri', maxLength: 2_000, isFileAddress: true };
/** A list of free-text strings. In a query it is sent as one comma-separated value. */
export const list: Schema = { type: 'array', items: text };

/** Integers beyond 2^31, such as milliseconds since 1970. */
export const bigInteger: Schema = { type: 'integer', format: 'int64' };

/** A number that misleads without its description: a code, or a price in thousandths. */
export function withWords(shape: Schema): Schema {
  return { ...shape, needsWords: true };
}

/** The response without a body: 204. */
export const none: Schema = object({});

export function integer(minimum?: number, maximum?: number): Schema {
  return {
    type: 'integer',
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

export function oneOf(...values: readonly [string, ...string[]]): Schema {
  return { type: 'string', enum: values };
}

/** One of these codes, each with its display name: `coded({ Y: 'Yes', N: 'No' })`. */
export function coded(displayNames: Readonly<Record<string, string>>): Schema {
  return {
    type: 'string',
    enum: Object.keys(displayNames),
    displayNames,
  };
}

export function someOf(...values: readonly [string, ...string[]]): Schema {
  return {
    type: 'array',
    items: { type: 'string', enum: values },
  };
}

/** The same schema, with null as a valid response value. It is always inlined. */
export function orNone({ name: _, ...shape }: Schema): Schema {
  return { ...shape, nullable: true };
}

/** A schema as a labelled field of an object: `field(text, 'Name', 'The name on the store.')`. */
export function field(shape: Schema, title: string, description: `${string}.`): Schema {
  return {
    ...shape,
    title,
    description,
  };
}

/** Groups fields of a response without a label: makers see each field as a field of the parent object. */
export function group(shape: Schema, description: `${string}.`): Schema {
  return { ...shape, title: '', description };
}

/** An output that the designer hides because makers could not distinguish it from others; expressions can still read it. */
export function unseen(shape: Schema, description: `${string}.`): Schema {
  return {
    ...shape,
    description,
    visibility: 'internal',
  };
}

export function arrayOf(items: Schema): Schema {
  return { type: 'array', items };
}

/** An object with these fields; those in `required` are always present. */
export function object(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
  };
}

/** The same schema as a shared definition: written once, referenced by `#/definitions/<name>`. */
export function define(name: string, shape: Schema): Schema {
  return { ...shape, name };
}
