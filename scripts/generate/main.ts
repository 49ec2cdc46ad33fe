// Writes the generated files. With --check it writes nothing, and fails if a file is out of date.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { checkoutRoot, generated, orphans, readGenerated } from './files.ts';

function isFresh(name: string, content: Buffer): boolean {
  try {
    return readGenerated(name).equals(content);
  } catch {
    return false; // the file does not exist yet
  }
}

function write(file: URL, content: Buffer): void {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, content);
}

const check = process.argv.includes('--check');
const stale = [...generated()].filter(([name, content]) => !isFresh(name, content));
for (const [name, content] of stale) {
  if (!check) write(new URL(name, checkoutRoot), content);
  console.log(check ? `${name} is not up to date. Run: npm run generate` : `wrote ${name}`);
}
const gone = orphans();
for (const name of gone) {
  if (!check) rmSync(new URL(name, checkoutRoot));
  console.log(check ? `${name} belongs to no operation. Run: npm run generate` : `removed ${name}`);
}
if (check && stale.length + gone.length > 0) process.exitCode = 1;
