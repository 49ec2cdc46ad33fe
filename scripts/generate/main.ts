// Writes the generated files. With --check it writes nothing, and fails if a file is out of date.
import { writeFileSync } from 'node:fs';
import { checkoutRoot, generated, readGenerated } from './files.ts';

function isFresh(name: string, content: Buffer): boolean {
  try {
    return readGenerated(name).equals(content);
  } catch {
    return false; // the file does not exist yet
  }
}

const check = process.argv.includes('--check');
const stale = [...generated()].filter(([name, content]) => !isFresh(name, content));
for (const [name, content] of stale) {
  if (!check) writeFileSync(new URL(name, checkoutRoot), content);
  console.log(check ? `${name} is not up to date. Run: npm run generate` : `wrote ${name}`);
}
if (check && stale.length > 0) process.exitCode = 1;
