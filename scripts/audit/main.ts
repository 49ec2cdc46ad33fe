// `npm run audit:deps`: lists the relay's run-time dependencies with licence and size.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { terminalTable } from '../load/bench/table.ts';
import { judgePackages, total } from './judge.ts';
import { type Package, runtimePackages } from './packages.ts';

const usage = `Usage: npm run audit:deps -- [--json] [--root FOLDER]

  --json   the packages as JSON
  --root   another checkout than this one
`;

function kibibytes(bytes: number): string {
  return (bytes / 1024).toFixed(0);
}

function row({ name, version, licence, bytes, direct, optional, installScript, installed }: Package): string[] {
  return [
    name,
    version,
    licence,
    installed ? kibibytes(bytes) : '-',
    direct ? 'direct' : '',
    optional ? 'optional' : '',
    installScript ? 'SCRIPT' : '',
  ];
}

function totalRow(title: string, packages: readonly Package[]): string[] {
  const { packages: count, direct, bytes, licences } = total(packages);
  const words = Object.entries(licences).map(([licence, times]) => `${times} ${licence}`);
  return [title, String(count), String(direct), kibibytes(bytes), words.join(', ')];
}

function words(packages: readonly Package[]): string {
  const needed = packages.filter(({ optional }) => !optional);
  const optional = packages.filter((each) => each.optional);
  return [
    terminalTable(['package', 'version', 'licence', 'KiB', '', '', ''], packages.map(row)),
    terminalTable(
      ['total', 'packages', 'direct', 'KiB', 'licences'],
      [totalRow('always', needed), totalRow('optional (loaded when needed)', optional), totalRow('all', packages)],
    ),
  ].join('\n\n');
}

function audit(): void {
  const options = { json: { type: 'boolean' }, root: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { json, help, root = fileURLToPath(new URL('../../../', import.meta.url)) } = parseArgs({ options }).values;
  if (help) return void process.stdout.write(usage);
  const packages = runtimePackages(root);
  const faults = judgePackages(packages);
  const found = { total: total(packages), faults, packages };
  process.stdout.write(json ? `${JSON.stringify(found, undefined, 2)}\n` : `${words(packages)}\n`);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

try {
  audit();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
}
