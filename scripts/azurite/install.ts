// Installs Azurite, the emulator of Azure Storage, into a cache folder: once, and only when something asks for it.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package with its own lock file, which the relay itself does not need. */
const FOLDER = fileURLToPath(new URL('../../../scripts/azurite/package/', import.meta.url));
const FILES = ['package.json', 'package-lock.json'];

/** Time limit of the installation, in milliseconds. */
const TIMEOUT = 300_000;

const ENTRY = join('node_modules', 'azurite', 'dist', 'src', 'azurite.js');

/** The file that runs Azurite. `report` gets the progress as text. Throws an error if it cannot be installed. */
export async function installAzurite(report: (text: string) => void): Promise<string> {
  const lock = await readFile(join(FOLDER, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const folder = join(cacheFolder(), `azurite-${digest}`);
  if (await isThere(join(folder, ENTRY))) return join(folder, ENTRY);
  const began = performance.now();
  report('Installing Azurite, once: 198 MB ...');
  const staged = `${folder}.${randomUUID()}`;
  try {
    await mkdir(staged, { recursive: true });
    for (const name of FILES) await copyFile(join(FOLDER, name), join(staged, name));
    await runNpm(staged);
    // of two that install at a time, the second finds the folder of the first
    await rename(staged, folder).catch(() => undefined);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
  if (!(await isThere(join(folder, ENTRY)))) throw new Error('Azurite could not be installed.');
  report(` ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  return join(folder, ENTRY);
}

/** The cache folder of the user, as the platform names it. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  return join(XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), '.cache'), 'store-relay');
}

/** No script of a package runs. */
async function runNpm(cwd: string): Promise<void> {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const direct = npm && /npm-cli\.[cm]?js$/.test(npm);
  const [command, given] = direct ? [process.execPath, [npm, ...args]] : ['npm', args];
  const signal = AbortSignal.timeout(TIMEOUT);
  const child = spawn(command, given, { cwd, shell: !direct, stdio: ['ignore', 'ignore', 'pipe'], signal });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2_000);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`Azurite could not be installed: npm ended with ${code}. ${said.trim()}`);
}

export async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
