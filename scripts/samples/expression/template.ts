// Texts with expressions in them: `@body('X')` is a value of any kind, `a @{body('X')} b` is text, `@@` is an at sign.
import { print } from './print.ts';
import { type Expression, readExpression } from './read.ts';

export type TemplateJson =
  | string
  | number
  | boolean
  | null
  | readonly TemplateJson[]
  | { readonly [key: string]: TemplateJson };

export type TextTemplate =
  | { readonly kind: 'value'; readonly expression: Expression }
  | { readonly kind: 'text'; readonly pieces: readonly (string | Expression)[] };

/** An expression that is a mere value is written as that value. */
export function printTemplate(template: TextTemplate): TemplateJson {
  if (template.kind === 'text') {
    const text = template.pieces.map(printPiece).join('');
    return text.startsWith('@') && typeof template.pieces[0] === 'string' ? `@${text}` : text;
  }
  const { expression } = template;
  return expression.kind === 'literal' ? expression.value : `@${print(expression)}`;
}

/** The same JSON, every text in it changed. */
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

export function expressionsOf(template: TextTemplate): readonly Expression[] {
  return template.kind === 'value'
    ? [template.expression]
    : template.pieces.filter((piece): piece is Expression => typeof piece !== 'string');
}

/** Every text in a JSON. */
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
  for (let at = rest.indexOf('@{'); at >= 0; at = rest.indexOf('@{')) {
    const end = closing(rest, at + 2);
    if (at > 0) pieces.push(rest.slice(0, at));
    pieces.push(readExpression(rest.slice(at + 2, end)));
    rest = rest.slice(end + 1);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** Where the brace closes that opened before `from`; one inside quotes does not count. */
function closing(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    if (text[at] === '}' && !quoted) return at;
  }
  throw new Error(`"@{" has no end: ${text}`);
}
