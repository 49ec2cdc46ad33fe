// What is derived from the catalog: the definition, its properties, the icon, the page of operations.
import { readFileSync } from 'node:fs';
import { catalog } from '../connector/catalog.ts';
import { markdown } from '../connector/markdown.ts';
import { properties } from '../connector/properties.ts';
import { swagger } from '../connector/swagger.ts';
import { drawIcon } from './icon.ts';

export const root = new URL('../../', import.meta.url);
export const read = (name: string): Buffer => readFileSync(new URL(name, root));

/** Lists of words on one line: an enum of sixty values is one fact, not sixty lines. */
const pretty = (value: unknown): Buffer => {
  const text = JSON.stringify(value, null, 4);
  const short = text.replace(
    /\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\]/g,
    (_, words: string) => `[${words.replace(/,\s+/g, ', ')}]`,
  );
  return Buffer.from(`${short}\n`);
};

const about = () => {
  const { description, version, homepage, author } = JSON.parse(read('package.json').toString());
  return { description, version, url: homepage, name: author.name, email: author.email };
};

/** Every generated file with its content. */
export const generated = (): ReadonlyMap<string, Buffer> =>
  new Map([
    ['apiDefinition.swagger.json', pretty(swagger(catalog, about()))],
    ['apiProperties.json', pretty(properties(catalog))],
    ['connector/icon.png', drawIcon()],
    ['docs/operations.md', Buffer.from(markdown(catalog))],
  ]);
