// Strings with expressions: `@body('X')` is a value of any type, `a @{body('X')} b` is a string, `@@` is an at sign, and so is that of `@@{`.
import { print } from './print.ts';
import { type Expression, readExpression } from './read.ts';

export type TemplateJson =
  | string
  | number
  | boolean
  | null
  | readonly TemplateJson[]
  | { readonly [key: string]: TemplateJson };

const OPENING = /(?<!@)@\{/;

export type TextTemplate =
  | { readonly kind: 'value'; readonly expression: Expression }
  | { readonly kind: 'text'; readonly pieces: readonly (string | Expression)[] };

/** A literal value is written as that value. */
export function printTemplate(template: TextTemplate): TemplateJson {
  if (template.kind === 'text') {
    const text = template.pieces.map(printPiece).join('');
    return text.startsWith('@') && typeof template.pieces[0] === 'string' ? `@${text}` : text;
  }
  const { expression } = template;
  return expression.kind === 'literal' ? expression.value : `@${print(expression)}`;
}

/** A copy of the JSON with every string transformed. */
export function mapTexts(value: TemplateJson, by: (text: string) => TemplateJson): TemplateJson {
  if (typeof value === 'string') return by(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, by)]));
}

export function expressionsIn(value: TemplateJson): readonly Expression[] {
  return textsIn(value).flatMap((text) => expressionsOf(readTemplate(text)));
}

export function readTemplate(text: string): TextTemplate {
  if (text.startsWith('@@')) return { kind: 'text', pieces: [text.slice(1)] };
  if (!text.startsWith('@') || text.startsWith('@{')) return { kind: 'text', pieces: readPieces(text) };
  return { kind: 'value', expression: readExpression(text.slice(1)) };
}

function expressionsOf(template: TextTemplate): readonly Expression[] {
  return template.kind === 'value'
    ? [template.expression]
    : template.pieces.filter((piece): piece is Expression => typeof piece !== 'string');
}

/** Every string in a JSON value. */
export function textsIn(value: TemplateJson): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function printPiece(piece: string | Expression): string {
  if (typeof piece === 'string') return piece;
  return piece.kind === 'literal' ? String(piece.value ?? '') : `@{${print(piece)}}`;
}

function readPieces(text: string): readonly (string | Expression)[] {
  const pieces: (string | Expression)[] = [];
  let rest = text;
  for (let at = rest.search(OPENING); at >= 0; at = rest.search(OPENING)) {
    const end = closing(rest, at + 2);
    if (at > 0) pieces.push(unescaped(rest.slice(0, at)));
    pieces.push(readExpression(rest.slice(at + 2, end)));
    rest = rest.slice(end + 1);
  }
  return rest === '' ? pieces : [...pieces, unescaped(rest)];
}

function unescaped(text: string): string {
  return text.replaceAll('@@{', '@{');
}

/** Position of the closing brace for the one before `from`; braces inside quotes do not count. */
function closing(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    if (text[at] === '}' && !quoted) return at;
  }
  throw new Error(`"@{" has no end: ${text}`);
}
