// The run-time packages, from the lock file and node_modules.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Listed in package.json; the others are transitive dependencies. */
  readonly direct: boolean;
  /** The relay starts without it: it is loaded only if a setting requires it. */
  readonly optional: boolean;
  /** It has an install script. */
  readonly installScript: boolean;
  readonly installed: boolean;
  readonly bytes: number;
}

/** The fields of a package-lock.json entry that are needed here. */
interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The fields of a package.json that are needed here. Old packages declare the licence as an object. */
interface Manifest {
  readonly license?: string | { readonly type?: string };
  readonly scripts?: Readonly<Record<string, string>>;
}

/** All packages in the lock file except development dependencies, direct ones first. */
export function runtimePackages(root: string): Package[] {
  const { packages } = readJson<{ packages: Readonly<Record<string, Locked>> }>(join(root, 'package-lock.json'));
  const { dependencies = {}, optionalDependencies = {} } = packages[''] ?? {};
  const direct = new Set(
    Object.keys({ ...dependencies, ...optionalDependencies }).map((name) => `node_modules/${name}`),
  );
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, locked]) => packageAt(root, path, locked, direct.has(path)))
    .sort(
      (a, b) =>
        Number(b.direct) - Number(a.direct) ||
        Number(a.optional) - Number(b.optional) ||
        a.name.localeCompare(b.name, 'en'),
    );
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function packageAt(root: string, path: string, locked: Locked, direct: boolean): Package {
  const folder = join(root, path);
  const installed = existsSync(join(folder, 'package.json'));
  const manifest = installed ? readJson<Manifest>(join(folder, 'package.json')) : {};
  return {
    name: nameAt(path),
    version: locked.version ?? '',
    licence: licenceOf(manifest) ?? locked.license ?? 'none',
    direct,
    optional: locked.optional === true || locked.devOptional === true,
    installScript: locked.hasInstallScript === true || runsSomething(folder, manifest),
    installed,
    bytes: installed ? bytesBelow(folder) : 0,
  };
}

function nameAt(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function licenceOf({ license }: Manifest): string | undefined {
  return typeof license === 'object' ? license.type : license;
}

/** npm runs these three scripts, and compiles if it finds a binding.gyp (npm, "scripts"). */
function runsSomething(folder: string, { scripts = {} }: Manifest): boolean {
  return (
    ['preinstall', 'install', 'postinstall'].some((name) => name in scripts) || existsSync(join(folder, 'binding.gyp'))
  );
}

/** A folder without nested packages: those are counted separately. */
function bytesBelow(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return bytesBelow(path);
      return entry.isFile() ? statSync(path).size : 0;
    })
    .reduce((sum, bytes) => sum + bytes, 0);
}
