// The packages of other proxies, in a folder of their own: the project itself needs none of them.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../../../scripts/load/bench/contenders/package/', import.meta.url));
const folder = fileURLToPath(new URL('../../../bench-contenders/', import.meta.url));
const FILES = ['package.json', 'package-lock.json'];

/** From here `require` finds the packages. */
export const contenderPackages = join(folder, 'package.json');

export function isInstalled(name: string): boolean {
  return existsSync(join(folder, 'node_modules', name)) && FILES.every(isCurrent);
}

/** Runs `npm ci` in that folder; throws if it fails. */
export function installContenders(): void {
  mkdirSync(folder, { recursive: true });
  for (const name of FILES) copyFileSync(join(source, name), join(folder, name));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const options = { cwd: folder, stdio: ['ignore', 2, 2] as ['ignore', 2, 2] };
  const { status } =
    npm && /npm-cli\.[cm]?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync(`npm ${args.join(' ')}`, { ...options, shell: true });
  if (status !== 0) throw new Error('The packages of the other proxies could not be installed.');
}

function isCurrent(name: string): boolean {
  return read(join(folder, name)) === read(join(source, name));
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
