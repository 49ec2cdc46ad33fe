// The shapes that inputs and answers can have: JSON Schema as far as Swagger 2.0 and Power Platform express it.

/** Where the values of a drop-down come from: another operation of this catalog (x-ms-dynamic-values). */
export interface Choices {
  readonly operation: string;
  /** What to call it with: a fixed value, or the value of another input (of one in the body: `body/appId`). */
  readonly parameters?: Readonly<
    Record<string, string | number | boolean | readonly string[] | { readonly parameter: string }>
  >;
  readonly collection: string;
  readonly value: string;
  readonly label: string;
}

/** One shape. `title` is the label that a maker sees (x-ms-summary); `name` makes it a shared definition. */
export interface Schema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly name?: string;
  readonly title?: string;
  readonly description?: string;
  readonly format?: 'date-time' | 'date' | 'uri' | 'password' | 'int64' | 'email' | 'binary';
  readonly enum?: readonly string[];
  /** The usual values, as a drop-down; any other text is taken, too. */
  readonly suggestions?: readonly string[];
  /** What drop-downs call each value, where the values are codes (x-ms-enum-values). */
  readonly displayNames?: Readonly<Record<string, string>>;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Longest UTF-8 form, in bytes: some of Samsung's limits are counted so. */
  readonly maxBytes?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** Of an object: members of other names, each of this shape (`true`: of any). Without it, they are refused as inputs. */
  readonly additional?: Schema | true;
  readonly visibility?: Visibility;
  readonly choices?: Choices;
  /** Null is a value here (x-nullable): in an answer there is none, in a document of Apple's form it clears what is there. */
  readonly nullable?: boolean;
  /** As an input: an empty list is a value, and not the same as none. */
  readonly keepsEmpty?: true;
}

export type Visibility = 'important' | 'advanced' | 'internal';

export const text: Schema = { type: 'string' };
/** The IDs that the stores hand out: no dot, slash or percent sign, so that a path cannot be left. */
export const id: Schema = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,128}$' };
export const flag: Schema = { type: 'boolean' };
export const number: Schema = { type: 'number' };
export const day: Schema = { type: 'string', format: 'date' };
export const moment: Schema = { type: 'string', format: 'date-time' };
export const link: Schema = { type: 'string', format: 'uri' };
/** A file that is not looked at. */
export const bytes: Schema = { type: 'string', format: 'binary' };
/** A list of free texts. In a query it travels as one comma-separated value. */
export const list: Schema = { type: 'array', items: text };

/** Whole numbers past 2^31, such as milliseconds since 1970. */
export const bigInteger: Schema = { type: 'integer', format: 'int64' };

/** The answer without a body: 204. */
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

/** One of these codes, each with the name that drop-downs show: `coded({ Y: 'Yes', N: 'No' })`. */
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

/** The same shape where there may be none: null is then a right answer. It is written out where it stands. */
export function orNone({ name: _, ...shape }: Schema): Schema {
  return { ...shape, nullable: true };
}

/** A shape as one labelled field of an object: `field(text, 'Name', 'The name on the store.')`. */
export function field(shape: Schema, title: string, description: `${string}.`): Schema {
  return {
    ...shape,
    title,
    description,
  };
}

/** Fields that only the answer keeps together, without a label: a maker sees each as a field of the object around. */
export function group(shape: Schema, description: `${string}.`): Schema {
  return { ...shape, title: '', description };
}

/** An output that the designer does not offer, since a maker would not tell it from others; an expression reads it. */
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

/** An object with these fields; those named in `required` are always there. */
export function object(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
  };
}

/** The same shape as a shared definition: written once, referred to by `#/definitions/<name>`. */
export function define(name: string, shape: Schema): Schema {
  return { ...shape, name };
}
