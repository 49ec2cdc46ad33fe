// Converts the contract's short schemas to row schemas.
import { arrayOf, day, flag, link, moment, number, object, type Schema, text } from '../../core/schema.ts';
import type { Contract, Shape } from './contract.ts';

export interface ReadShape {
  readonly schema: Schema;
  readonly required: boolean;
  readonly deprecated: boolean;
}

const simple: Readonly<Record<string, Schema>> = {
  ...{ text, flag, number, day, moment, link },
  integer: { type: 'integer' },
  email: { type: 'string', format: 'email' },
};

/** No schema of Apple's is nested without end; this is the maximum depth. */
const DEEPEST = 8;

const SHORT = /^(\*?)(#?)(.*?)(?:>=(\d+))?(?:<=(\d+))?$/;

/** Parses a schema, and whether it is required or deprecated. `own` is the name of its parameter. */
export function readShape(contract: Contract, shape: Shape, own = '', depth = 0): ReadShape {
  const plain = typeof shape === 'string' && simple[shape];
  if (plain) return { schema: plain, required: false, deprecated: false };
  const [bare, marks] = apart(shape);
  const schema = typeof bare === 'string' ? shortShape(contract, bare, own, depth) : objectShape(contract, bare, depth);
  return {
    schema: marks.includes('null') ? { ...schema, nullable: true } : schema,
    required: marks.includes('required'),
    deprecated: marks.includes('deprecated'),
  };
}

function apart(shape: Shape): readonly [Shape, readonly string[]] {
  if (typeof shape !== 'string') return [shape, shape.marks?.split('|') ?? []];
  const [bare = '', ...marks] = shape.split('|');
  return [bare, marks];
}

function shortShape(contract: Contract, short: string, own: string, depth: number): Schema {
  const [, many, reference, name = '', least, most] = SHORT.exec(short) ?? [];
  const one = reference ? named(contract, name || own, depth) : simple[name];
  if (!one) throw new Error(`${short} is not a shape of the contract`);
  const bounds = {
    ...(least !== undefined && { minimum: Number(least) }),
    ...(most !== undefined && { maximum: Number(most) }),
  };
  return many ? arrayOf(one) : { ...one, ...bounds };
}

function objectShape(contract: Contract, shape: Exclude<Shape, string>, depth: number): Schema {
  const inner = (each: Shape): Schema => readShape(contract, each, '', depth + 1).schema;
  if (shape.values) return { type: 'string', enum: shape.values };
  if (shape.list !== undefined) return arrayOf(inner(shape.list));
  if (shape.map !== undefined) return { type: 'object', additional: inner(shape.map) };
  return object(Object.fromEntries(Object.entries(shape.fields ?? {}).map(([name, each]) => [name, inner(each)])));
}

function named(contract: Contract, name: string, depth: number): Schema {
  const values = contract.values(name);
  if (values) return { type: 'string', enum: values };
  const shape = contract.schemas[name];
  if (shape === undefined || depth > DEEPEST) return { type: 'object', additional: true };
  return readShape(contract, shape, '', depth + 1).schema;
}
