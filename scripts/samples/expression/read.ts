// Parser for the workflow expression language, limited to the parts that the samples use.

export type Literal = string | number | boolean | null;

export type Expression =
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'call'; readonly name: string; readonly inputs: readonly Expression[] }
  /** `of[key]`, or `of?[key]`, which is null if the member is missing. */
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression; readonly safe: boolean };

const token = /\s*(?:('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)|([A-Za-z]\w*)|(\?\[|[[\](),]))/y;

const words: Readonly<Record<string, Literal>> = { true: true, false: false, null: null };

type Reader = ReturnType<typeof open>;

export function readExpression(text: string): Expression {
  const reader = open(text);
  const read = readOne(reader);
  if (!reader.ended()) throw new Error(`There is more than one expression: ${text}`);
  return read;
}

/** Reads the tokens from first to last. */
function open(text: string) {
  const tokens = split(text);
  let next = 0;
  const peek = (): string => tokens[next] ?? '';
  const take = (): string => tokens[next++] ?? '';
  const expect = (wanted: string): void => {
    const got = take();
    if (got !== wanted) throw new Error(`Expected "${wanted}", found "${got}": ${text}`);
  };
  return { peek, take, expect, ended: () => next >= tokens.length };
}

function readOne(reader: Reader): Expression {
  let read = readFirst(reader);
  while (reader.peek() === '[' || reader.peek() === '?[') {
    const safe = reader.take() === '?[';
    const key = readOne(reader);
    reader.expect(']');
    read = { kind: 'member', of: read, key, safe };
  }
  return read;
}

function split(text: string): readonly string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new Error(`This is not an expression from "${text.slice(at)}" on: ${text}`);
    found.push(match[0].trim());
  }
  return found;
}

function readFirst(reader: Reader): Expression {
  const word = reader.take();
  if (word.startsWith("'")) return { kind: 'literal', value: word.slice(1, -1).replaceAll("''", "'") };
  if (/^-?\d/.test(word)) return { kind: 'literal', value: Number(word) };
  if (Object.hasOwn(words, word)) return { kind: 'literal', value: words[word] ?? null };
  if (!/^[A-Za-z]/.test(word)) throw new Error(`Expected a value, found "${word}".`);
  return { kind: 'call', name: word, inputs: readInputs(reader) };
}

function readInputs(reader: Reader): Expression[] {
  const inputs: Expression[] = [];
  reader.expect('(');
  while (reader.peek() !== ')') {
    inputs.push(readOne(reader));
    if (reader.peek() !== ')') reader.expect(',');
  }
  reader.expect(')');
  return inputs;
}
