// Generates TypeScript: small code fragments, and the imports that they need.

/** Importable names, by the file that exports them. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/** The names that every file with rows can import. */
const builders: Vocabulary = {
  '../../core/builders.ts': ['path', 'query', 'rows'],
  '../../core/schema.ts': [
    ...['arrayOf', 'bigInteger', 'day', 'define', 'field', 'flag', 'integer', 'link', 'list', 'moment', 'none'],
    ...['number', 'object', 'oneOf', 'someOf', 'text'],
  ],
};

/** Importable names for rows that share these values. */
export function rowVocabulary(shared: Readonly<Record<string, object>>): Vocabulary {
  return { ...builders, ...Object.fromEntries(Object.entries(shared).map(([file, all]) => [file, Object.keys(all)])) };
}

/** Reserved words of the language, including those of modules. */
const RESERVED =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield'.split(
    ' ',
  );

export function recordText(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([name, value]) => `${key(name)}: ${value}`).join(', ')}}`;
}

function key(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : quoted(name);
}

/** The columns of a row, one per line; empty ones are omitted. */
export function rowText(id: string, columns: readonly string[]): string {
  return `  ${id}: {\n${columns
    .filter((each) => each !== '')
    .map((each) => `    ${each},\n`)
    .join('')}  },`;
}

/** A value of data as code. */
export function literalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return recordText(Object.entries(value).map(([name, each]) => [name, literalOf(each)]));
}

export function quotedTexts(values: readonly string[]): string {
  return values.map(quoted).join(', ');
}

export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

/** Whether a constant may have this name in a file that imports names of `vocabulary`. */
export function canName(name: string, vocabulary: Vocabulary): boolean {
  return !RESERVED.includes(name) && !Object.values(vocabulary).flat().includes(name);
}

/** The text with imports of all names that `code`, a part of it, uses. */
export function withImports(text: string, code: string, known: Vocabulary): string {
  const names = namesIn(code);
  return Object.entries(known).reduce(
    (all, [from, offered]) =>
      withImport(
        all,
        from,
        offered.filter((name) => names.has(name)),
      ),
    text,
  );
}

/** After the last import, or after the header comment if there is none. */
export function behindImports(text: string, line: string): string {
  const last = [...text.matchAll(/^import [^;]*;\n/gm)].at(-1);
  const [head = ''] = /^(?:\/\/[^\n]*\n)+/.exec(text) ?? [];
  const at = last ? last.index + last[0].length : head.length;
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`;
}

/** The identifiers in a piece of code, without strings and member names. */
function namesIn(code: string): ReadonlySet<string> {
  return new Set(
    code
      .replace(/'(?:[^'\\]|\\.)*'/g, "''")
      .replaceAll('...', ' ')
      .match(/(?<![\w.])[A-Za-z]\w*(?!\s*:)\b(?!:)/g) ?? [],
  );
}

function withImport(text: string, from: string, names: readonly string[]): string {
  const [line, held = ''] = importLine(from).exec(text) ?? [];
  const known = held
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  const wanted = names.filter((name) => !known.includes(name));
  if (wanted.length === 0) return text;
  const written = `import { ${[...known, ...wanted].join(', ')} } from '${from}';`;
  return line === undefined ? behindImports(text, written) : text.replace(line, () => written);
}

function importLine(from: string): RegExp {
  return new RegExp(`^import \\{([^}]*)\\} from '${from.replaceAll('.', '\\.')}';$`, 'm');
}
