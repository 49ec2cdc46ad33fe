// The dashboard's files as a module, because a bundled relay has no folder to read them from.
import { readdirSync, readFileSync } from 'node:fs';
import { stores } from '../../connector/core/stores.ts';

const folder = new URL('../../../functions/dashboard/web/', import.meta.url);

/** One line per file: generated code is not for reading, and must not be mistaken for the relay's own. */
export function pageFiles(): Buffer {
  const names = readdirSync(folder).filter((name) => /\.(html|css|js|svg)$/.test(name));
  const lines = [
    '// The files of the page, from the folder web beside this one. Written by `npm run generate`.',
    '// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are those of the files.',
    'export const files: Readonly<Record<string, string>> = {',
    ...names
      .sort()
      .map(
        (name) => `  '${name}':\n    ${quoted(withStores(withoutTypes(readFileSync(new URL(name, folder), 'utf8'))))},`,
      ),
    '};',
  ];
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** A string literal as formatted by Biome: with the quotes that need fewer escapes. */
function quoted(text: string): string {
  const json = JSON.stringify(text);
  const count = (quote: string): number => text.split(quote).length;
  if (count("'") > count('"')) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Type comments are only for readers of the source files. */
function withoutTypes(text: string): string {
  return text.replace(/^[ ]*\/\*\*[\s\S]*?\*\/\n/gm, '').replace(/\/\*\* @type \{.*?\} \*\/ ?/g, '');
}

/** Puts an option for each store where the page has this comment. */
function withStores(text: string): string {
  return text.replace(/^( *)<!-- an option for each store -->\n/m, (_, indent: string) =>
    Object.entries(stores)
      .map(([store, { title }]) => `${indent}<option value="${store}">${title}</option>\n`)
      .join(''),
  );
}
