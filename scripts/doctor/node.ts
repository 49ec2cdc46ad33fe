// Section Node: the runtime, the packages, the build.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nodeNote, PRODUCTION } from '../local-host/nodeVersion.ts';
import { type DoctorFinding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('Node');

type Packages = Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>;

const folders = ['connector', 'functions', 'scripts'];

export function nodeFindings(root: string, version = process.versions.node): readonly DoctorFinding[] {
  return [runtime(version, 20), packages(root), build(root)];
}

function runtime(version: string, oldest: number): DoctorFinding {
  if (Number(version.split('.')[0]) < oldest)
    return fail(`Node ${version} is too old.`, `Install ${PRODUCTION} from https://nodejs.org.`);
  const note = nodeNote(version);
  return note
    ? warn(`Node ${version} works. ${note}.`, `Install ${PRODUCTION} from https://nodejs.org.`)
    : ok(`Node ${version}.`);
}

/** npm records what it has installed; an optional package may be missing, because it may be for another platform. */
function packages(root: string): DoctorFinding {
  const locked = packagesIn(join(root, 'package-lock.json')) ?? {};
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return fail('The packages are not installed.', 'Run npm ci.');
  const others = Object.entries(locked).filter(
    ([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version,
  );
  return others.length === 0
    ? ok('The packages are those of the lock file.')
    : warn(`${others.length} packages are not those of the lock file.`, 'Run npm ci.');
}

function build(root: string): DoctorFinding {
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join(folder, path)),
  );
  const stale = sources.filter((source) => isStale(root, source)).length;
  return stale === 0
    ? ok('The build is that of the sources.')
    : warn(`${stale} sources are newer than their build.`, 'Run npm run build.');
}

function packagesIn(file: string): Packages | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function isStale(root: string, source: string): boolean {
  const built = join(root, 'dist', source.replace(/\.ts$/, '.js'));
  return !existsSync(built) || statSync(built).mtimeMs < statSync(join(root, source)).mtimeMs;
}
