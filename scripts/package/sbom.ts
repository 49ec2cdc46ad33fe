// The bill of materials (CycloneDX) of bundled packages, from `npm sbom`, without values that differ between runs.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';
import type { Bundled } from './bundled.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly [field: string]: unknown;
}

interface Bom {
  readonly $schema: string;
  readonly specVersion: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** Fields that identify a package. npm's other properties, such as its path, depend on the npm version. */
const kept = ['bom-ref', 'type', 'name', 'version', 'purl', 'hashes', 'licenses'];

/**
 * The packages in the zip, with the hashes of the lock file, and their dependencies. npm names the document after the
 * current folder and adds a serial number and a timestamp: they are removed, so that the zip is reproducible.
 */
export function sbomOf(packages: readonly Bundled[]): string {
  const { $schema, specVersion, components, dependencies } = readBom();
  const { name, version, license, description } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const root = `${name}@${version}`;
  const refs = new Set(packages.map((each) => `${each.name}@${each.version}`));
  const listed = components.filter((each) => refs.has(each['bom-ref']));
  const found = new Set(listed.map((each) => each['bom-ref']));
  const missing = [...refs].filter((ref) => !found.has(ref));
  if (missing.length > 0) throw new Error(`npm sbom does not know ${missing.join(', ')}, which is bundled.`);
  const byRef = (one: string, other: string): number => (one < other ? -1 : 1);
  const bom = {
    $schema,
    bomFormat: 'CycloneDX',
    specVersion,
    version: 1,
    metadata: {
      component: {
        'bom-ref': root,
        type: 'application',
        name,
        version,
        description,
        licenses: [{ license: { id: license } }],
        purl: `pkg:npm/${name}@${version}`,
      },
    },
    components: [...new Map(listed.map((each) => [each['bom-ref'], each])).values()]
      .map((each) => Object.fromEntries(kept.flatMap((field) => (each[field] ? [[field, each[field]]] : []))))
      .sort((one, other) => byRef(String(one['bom-ref']), String(other['bom-ref']))),
    dependencies: dependencies
      .filter(({ ref }) => ref === root || found.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => found.has(each)).sort() }))
      .sort((one, other) => byRef(one.ref, other.ref)),
  };
  return `${JSON.stringify(bom, undefined, 2)}\n`;
}

/**
 * From the lock file alone, without network access. Not with `--omit dev`: npm 11.19 then also omits packages that the
 * development dependencies share, such as ajv.
 */
function readBom(): Bom {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const npm = process.env.npm_execpath;
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8, timeout: 120_000 } as const;
  const { status, stdout, stderr, error } =
    npm && /npm-cli\.[cm]?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync(`npm ${args.join(' ')}`, { ...options, shell: true });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr || (error?.message ?? '')}`);
  return JSON.parse(stdout);
}
