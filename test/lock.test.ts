// The lock file: complete for every platform, free of download addresses, and nothing in it runs when it is installed.
import { readText } from './support/sources.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe.each([
  ['the project', ''],
  ['Azurite', 'scripts/azurite/package/'],
])('In the lock of %s', (_, folder) => {
  const lock: { lockfileVersion: number; packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readText(`${folder}package-lock.json`),
  );
  const project = JSON.parse(readText(`${folder}package.json`));
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

  /** Where Node would look for a package that the one at this path asks for: in it, beside it, further up. */
  function isLocked(path: string, name: string): boolean {
    for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
      if (at === '') return false;
    }
  }

  function missing(kind: 'dependencies' | 'optionalDependencies'): string[] {
    return packages.flatMap(([path, each]) =>
      Object.keys(each[kind] ?? {})
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path} asks for ${name}`),
    );
  }

  test('Every optional package of every package is locked, so that it installs on any platform', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(missing('optionalDependencies')).toEqual([]);
  });

  test('Every package that a package needs is locked', () => {
    expect(missing('dependencies')).toEqual([]);
  });

  test('No package has a download address: it comes from wherever the installing machine gets its packages', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  test('Every package has the hash of its content', () => {
    expect(packages.filter(([, { integrity, link }]) => !integrity && !link).map(([path]) => path)).toEqual([]);
  });

  test('Nothing that is deployed runs a script when it is installed', () => {
    const running = packages.filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev);
    expect(running.map(([path]) => path)).toEqual([]);
  });

  test.each(['dependencies', 'optionalDependencies', 'devDependencies', 'overrides'])(
    'The %s are pinned to one version each',
    (kind) => {
      const loose = Object.entries<string>(project[kind] ?? {}).filter(
        ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
      );
      expect(loose).toEqual([]);
    },
  );

  test('The lock is that of package.json', () => {
    const [, own] = Object.entries(lock.packages).find(([path]) => path === '') ?? [];
    expect([own?.dependencies, own?.optionalDependencies, own?.version]).toEqual([
      project.dependencies,
      project.optionalDependencies,
      project.version,
    ]);
  });
});

const project = JSON.parse(readText('package.json'));

test('The deployed relay stands on few packages', () => {
  expect(Object.keys(project.dependencies)).toHaveLength(5);
});
