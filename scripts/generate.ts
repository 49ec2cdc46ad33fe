// Writes what is derived from the catalog: the definition, its properties, the icon, the table in the readme.
// With --check it writes nothing, and fails when a file differs from what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { catalog } from '../connector/catalog.ts';
import { markdown } from '../connector/markdown.ts';
import { properties } from '../connector/properties.ts';
import { swagger } from '../connector/swagger.ts';
import { drawIcon } from './icon.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, root));

const pretty = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 4)}\n`);

const about = () => {
  const { description, version, homepage, author } = JSON.parse(read('package.json').toString());
  return { description, version, url: homepage, name: author.name, email: author.email };
};

const MARKS = /(<!-- operations -->\n)[\s\S]*?(<!-- end of operations -->)/;

/** Every generated file with its content. */
export const generated = (): ReadonlyMap<string, Buffer> =>
  new Map([
    ['apiDefinition.swagger.json', pretty(swagger(catalog, about()))],
    ['apiProperties.json', pretty(properties())],
    ['connector/icon.png', drawIcon()],
    [
      'README.md',
      Buffer.from(
        read('README.md')
          .toString()
          .replace(MARKS, `$1${markdown(catalog)}\n$2`),
      ),
    ],
  ]);

const isFresh = (name: string, content: Buffer): boolean => {
  try {
    return read(name).equals(content);
  } catch {
    return false; // not there yet
  }
};

const main = (check: boolean): void => {
  const stale = [...generated()].filter(([name, content]) => !isFresh(name, content));
  for (const [name, content] of check ? [] : stale) writeFileSync(new URL(name, root), content);
  for (const [name] of stale)
    console.log(check ? `${name} is not what the rows say. Run: npm run generate` : `wrote ${name}`);
  if (check && stale.length > 0) process.exitCode = 1;
};

if (process.argv[1] === new URL(import.meta.url).pathname) main(process.argv.includes('--check'));
