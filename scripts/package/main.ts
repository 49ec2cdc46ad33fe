// `npm run package`: builds the deployment zip and prints its size, files and cold start time.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './bundle.ts';
import { type ColdStart, measureStart } from './coldstart.ts';
import { FOLDER, MAIN_FILE, type PackageFiles, writeFiles } from './files.ts';
import { optionalParts } from './optionalPackages.ts';
import { isPartInstalled } from './optionalParts.ts';
import { zip } from './zip.ts';

const usage = `Usage: npm run package -- [--out FILE] [--folder FOLDER] [--starts N]

  --out FILE        where the zip goes (dist/store-relay.zip)
  --folder FOLDER   where its files go, unpacked, for azd and func (dist/package)
  --starts N        how often it is started to measure its cold start (7); 0 measures nothing
  --help            this text
`;

function size(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}

function sizesOf(files: PackageFiles): string {
  return [...files].map(([name, content]) => `  ${name.padEnd(24)}${size(content.length).padStart(12)}`).join('\n');
}

function words({ loaded, slowest, node, functions, times }: ColdStart): string {
  return (
    `Cold start: ${loaded.toFixed(0)} ms from the start of a process to ${functions} functions ` +
    `(median of ${times}, slowest ${slowest.toFixed(0)} ms), ${node.toFixed(0)} ms of it Node.js itself.`
  );
}

/** What is missing, one line for each part that is not installed. */
function missing(): string {
  return optionalParts
    .filter((part) => !isPartInstalled(part))
    .map(({ imports, without }) => `Without ${Object.values(imports).join(' and ')}: ${without}. npm ci installs it.\n`)
    .join('');
}

async function pack(): Promise<void> {
  const text = { type: 'string' } as const;
  const options = { out: text, folder: text, starts: text, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options });
  if (values.help) return void process.stdout.write(usage);
  const starts = Number(values.starts ?? 7);
  if (!Number.isInteger(starts) || starts < 0 || starts > 100)
    throw new RangeError('Starts are a whole number up to 100.');
  const out = resolve(values.out ?? join(ROOT, 'dist', 'store-relay.zip'));
  const folder = resolve(values.folder ?? FOLDER);
  const files = await writeFiles(folder);
  const zipped = zip(files);
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, zipped);
  const digest = createHash('sha256').update(zipped).digest('hex');
  process.stdout.write(`${relative(process.cwd(), out)}: ${size(zipped.length)}, ${files.size} files\n`);
  process.stdout.write(`${sizesOf(files)}\n  SHA-256 ${digest}\n${missing()}`);
  if (starts > 0) process.stdout.write(`${words(await measureStart(join(folder, MAIN_FILE), starts))}\n`);
}

pack().catch((error: unknown) => {
  const wrongUse = error instanceof RangeError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(`${error instanceof Error ? error.message : error}\n${wrongUse ? `\n${usage}` : ''}`);
  process.exitCode = wrongUse ? 2 : 1;
});
