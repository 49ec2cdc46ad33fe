// Converts schemas to TypeScript types.
import type { Operation } from '../core/operation.ts';
import type { Schema } from '../core/schema.ts';
import { programText } from './inputText.ts';

/** What a value is for: an input takes listed values alone, while a store may answer with new ones. */
type Purpose = 'input' | 'answer';

/** Writes types, and collects the shared ones, by name. */
export interface TypeWriter {
  readonly input: (schema: Schema) => string;
  readonly answer: (schema: Schema) => string;
  /** The declarations of all shared types that were written so far, sorted. */
  readonly declarations: () => readonly string[];
}

export function typeWriter(): TypeWriter {
  const shared = new Map<string, string>();
  const write = (schema: Schema, purpose: Purpose): string => {
    if (!schema.name) return inline(schema, purpose, write);
    const name = purpose === 'input' ? `${schema.name}Input` : schema.name;
    if (!shared.has(name)) {
      shared.set(name, ''); // reserves the name, so that a type may reference itself
      shared.set(name, inline(schema, purpose, write));
    }
    return name;
  };
  return {
    input: (schema) => write(schema, 'input'),
    answer: (schema) => write(schema, 'answer'),
    declarations: () =>
      [...shared].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([name, type]) => `export type ${name} = ${type};`),
  };
}

type Write = (schema: Schema, purpose: Purpose) => string;

function inline(schema: Schema, purpose: Purpose, write: Write): string {
  const type = plainType(schema, purpose, write);
  return schema.nullable ? `${type} | null` : type;
}

function plainType(schema: Schema, purpose: Purpose, write: Write): string {
  const { type, items, enum: values, suggestions, format } = schema;
  if (type === 'array') return `readonly ${inBrackets(items ? write(items, purpose) : 'unknown')}[]`;
  if (type === 'object') return objectType(schema, purpose, write);
  if (type !== 'string') return type === 'boolean' ? 'boolean' : 'number';
  if (format === 'binary') return 'FileBody';
  const listed = values ?? suggestions;
  if (!listed) return 'string';
  const union = listed.map((value) => JSON.stringify(value)).join(' | ');
  return suggestions || purpose === 'answer' ? `OneOf<${union}>` : union;
}

function inBrackets(type: string): string {
  return /^[\w.]+$|^OneOf<[^>]*>$/.test(type) ? type : `(${type})`;
}

function objectType({ properties = {}, required = [], additional }: Schema, purpose: Purpose, write: Write): string {
  const members = Object.entries(properties).map(
    ([name, each]) =>
      `${comment(each, purpose)}${member(name, required.includes(name), write(each, purpose), purpose)}`,
  );
  if (additional)
    members.push(
      `[name: string]: ${additional === true || members.length > 0 ? 'unknown' : write(additional, purpose)}`,
    );
  return members.length > 0 ? `{ ${members.join('; ')} }` : 'Readonly<Record<string, unknown>>';
}

/** One member of a type. With exactOptionalPropertyTypes, too, an input may be undefined. */
export function member(name: string, required: boolean, type: string, purpose: Purpose = 'input'): string {
  const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
  return required ? `${key}: ${type}` : `${key}?: ${type}${purpose === 'input' ? ' | undefined' : ''}`;
}

/** Inputs are described, and numbers of answers that mislead without their description. */
function comment(schema: Schema, purpose: Purpose): string {
  const isDescribed = schema.description && (purpose === 'input' || schema.needsWords);
  return isDescribed ? memberComment(programText(schema, functionName)) : '';
}

/** Name of the function of an operation: its ID in lower camel case. */
export function functionName({ id }: Pick<Operation, 'id'>): string {
  return id.charAt(0).toLowerCase() + id.slice(1);
}

/** A comment on a member of a type. On a line of its own: editors do not show one that follows something else. */
export function memberComment(text: string): string {
  return `\n${docComment(text)}`;
}

/** A comment for editors. */
export function docComment(text: string): string {
  return `/** ${text.replaceAll('*/', '* /')} */ `;
}
