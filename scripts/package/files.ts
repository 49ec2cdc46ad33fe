// The deployed files: the relay in a few files, the files for the Functions host, and nothing else.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storeNames } from '../../connector/core/stores.ts';
import { storeCatalogs } from '../../connector/stores/index.ts';
import { contractFileOf } from '../../functions/contract/contractOperations.ts';
import { bundle, ROOT } from './bundle.ts';
import { bundledIn } from './bundled.ts';
import { noticesOf } from './notices.ts';
import { optionalParts } from './optionalPackages.ts';
import { bundleOptionalParts } from './optionalParts.ts';
import { sbomOf } from './sbom.ts';

export const MAIN_FILE = 'main.cjs';

export type PackageFiles = ReadonlyMap<string, Buffer>;

const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';
const SBOM_FILE = 'sbom.cdx.json';

/** Copied from the project unchanged. */
const copied = ['host.json', 'LICENSE'];
/** The facts of each contract, loaded at the first call of one of its operations. */
const contracts = storeNames.filter((store) => storeCatalogs[store].contract).map(contractFileOf);
/** The parts of the bundle: main.start.cjs and main.<hash>.cjs. */
const PART = /^main\.\w+\.cjs$/;
const ours = [
  MAIN_FILE,
  ...contracts.map(({ packaged }) => packaged),
  'package.json',
  NOTICES_FILE,
  SBOM_FILE,
  ...copied,
  ...optionalParts.map(({ file }) => file),
];

/** Default output folder. */
export const FOLDER = join(ROOT, 'dist', 'package');

/** Writes the files of a package into a folder and returns them, sorted by name. */
export async function writeFiles(folder: string): Promise<PackageFiles> {
  await empty(folder);
  const metafiles = [await bundle(join(folder, MAIN_FILE))];
  metafiles.push(...(await bundleOptionalParts((file) => join(folder, file))));
  const bundled = bundledIn(metafiles);
  await writeFile(join(folder, NOTICES_FILE), noticesOf(bundled));
  await writeFile(join(folder, SBOM_FILE), sbomOf(bundled));
  for (const name of copied) await writeFile(join(folder, name), await readFile(join(ROOT, name)));
  for (const { source, packaged } of contracts)
    await writeFile(join(folder, packaged), await readFile(join(ROOT, source)));
  await writeFile(join(folder, 'package.json'), await packageJson());
  const names = (await readdir(folder)).sort();
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return new Map(names.map((name, at) => [name, contents[at] ?? Buffer.alloc(0)]));
}

/** Empties the folder first. A folder given by the user must be empty or contain a package, so that a typo deletes no files. */
async function empty(folder: string): Promise<void> {
  const there = await readdir(folder).catch(() => []);
  const other = folder === FOLDER ? undefined : there.find((name) => !isOurs(name));
  if (other) throw new Error(`${folder} holds ${other}, which is not part of a package. Take a new folder.`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

/** The worker loads `main`. There is nothing to install, and no install script. */
async function packageJson(): Promise<string> {
  const { name, version, engines } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  return `${JSON.stringify({ name, version, private: true, type: 'module', main: MAIN_FILE, engines }, undefined, 2)}\n`;
}

function isOurs(name: string): boolean {
  return ours.includes(name) || PART.test(name);
}
