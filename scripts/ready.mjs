// Prepares a checkout: checks the Node version, installs the packages of the lock file, and builds. Silent if nothing is to do.
// Plain JavaScript that old Node versions can parse, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = ['client', 'connector', 'functions', 'scripts', 'test'];
const hash = (text) => createHash('sha256').update(text).digest('hex');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const filesBelow = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
      )
    : [];

const checkNode = ({ node }) => {
  if (Number(node.split('.')[0]) >= 20) return;
  console.error(`Store Relay needs Node 20 or newer; this is ${node}. Get one from https://nodejs.org`);
  process.exit(1);
};

/** Runs a tool silently; on failure its output is shown. */
const run = (what, command, args, shell = false) => {
  process.stderr.write(`${what} ...`);
  const began = Date.now();
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1e8, shell };
  const { status, error, stdout, stderr } = spawnSync(command, args, options);
  process.stderr.write(status === 0 ? ` ${((Date.now() - began) / 1000).toFixed(1)} s\n` : ' failed\n');
  if (status === 0) return;
  console.error([stdout, stderr, error ? error.message : ''].filter(Boolean).join('\n'));
  process.exit(status || 1);
};

const isNewer = (one, other) =>
  existsSync(join(root, one)) && statSync(join(root, one)).mtimeMs > statSync(join(root, other)).mtimeMs;

const packageStamp = join(root, 'node_modules', '.store-relay-lock');
const stampOfPackages = () => hash(`${process.platform} ${process.arch} ${read(join(root, 'package-lock.json'))}`);
const isComplete = () => existsSync(join(root, 'node_modules', 'typescript', 'bin', 'tsc')); // not so after `npm prune`
const isInstalled = () => isComplete() && read(packageStamp) === stampOfPackages();

/** The packages match the lock file and this machine: some of them are built for one platform only. */
const install = () => {
  if (isInstalled()) return;
  const [stampFile, stamp] = [packageStamp, stampOfPackages()];
  if (isComplete() && isNewer(join('node_modules', '.package-lock.json'), 'package-lock.json'))
    return writeFileSync(stampFile, stamp); // `npm ci` was here
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  if (npm && /npm-cli\.[cm]?js$/.test(npm)) run('Installing the packages', process.execPath, [npm].concat(args));
  else run('Installing the packages', `npm ${args.join(' ')}`, [], true);
  writeFileSync(stampFile, stamp);
};

/** Build output of a removed source would still run, tests above all. */
const removeOrphans = () => {
  for (const built of folders.flatMap((folder) => filesBelow(join(root, 'dist', folder)))) {
    const source = join(root, built.slice(join(root, 'dist').length)).replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(source)) rmSync(built);
  }
};

const buildStamp = join(root, 'dist', '.ready');

const stampOfSources = () => {
  const sources = folders
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((file) => /\.(ts|json)$/.test(file));
  const watched = sources.concat(join(root, 'tsconfig.json'), join(root, 'package-lock.json'));
  return hash(
    watched
      .sort()
      .map((file) => `${file} ${statSync(file).mtimeMs}`)
      .join('\n'),
  );
};
const isBuilt = () => read(buildStamp) === stampOfSources();

const build = () => {
  const stamp = stampOfSources();
  if (read(buildStamp) === stamp) return;
  run('Building', process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc')]);
  removeOrphans();
  writeFileSync(buildStamp, stamp);
};

/** Held during a build, so that two commands started at once do not write the same files. */
const lockFile = join(root, 'dist', '.lock');
/** Age of an abandoned lock, in milliseconds: its machine went down. */
const STALE = 60 * 60_000;
/** How long a second command waits for the first, in milliseconds. */
const LONGEST_WAIT = Number(process.env.STORE_RELAY_WAIT_SECONDS || 600) * 1000;

const pause = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // the process exists, but belongs to another user
  }
};

/** The clock of the file system: it may differ from this machine's in a shared folder, and from a process's fake clock. */
const ageOf = (file) => {
  const probe = `${file}.${process.pid}`;
  writeFileSync(probe, '');
  try {
    return statSync(probe).mtimeMs - statSync(file).mtimeMs;
  } finally {
    rmSync(probe, { force: true });
  }
};

/** The process that holds the lock; undefined if it is gone and the lock is stale. */
const holderOf = () => {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    const age = ageOf(lockFile);
    // a new lock file may still be empty
    if (pid === 0) return age < 5_000 ? 'another command' : undefined;
    return isAlive(pid) && age < STALE ? `process ${pid}` : undefined;
  } catch {
    return undefined; // released in the meantime
  }
};

/** Creates the lock file; returns false if it exists already. */
const take = () => {
  try {
    const file = openSync(lockFile, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
};

/** A stale lock is removed only if it is still the same one that was checked. */
const takeAway = () => {
  const before = read(lockFile);
  if (holderOf() === undefined && read(lockFile) === before) rmSync(lockFile, { force: true });
};

const waitFor = (isReady) => {
  const began = Date.now();
  let isAnnounced = false;
  while (!take()) {
    const holder = holderOf();
    if (holder === undefined) takeAway();
    else if (Date.now() - began > LONGEST_WAIT) {
      console.error(`Waited too long for ${holder}, which prepares this checkout. If nothing runs, remove ${lockFile}`);
      process.exit(1);
    } else {
      if (!isAnnounced) console.error(`Waiting for ${holder}, which prepares this checkout ...`);
      isAnnounced = true;
      pause(200);
      if (isReady()) return false;
    }
  }
  return true;
};

const prepare = () => {
  const isReady = () => isInstalled() && isBuilt();
  if (isReady()) return;
  if (!isInstalled()) accessSync(root, constants.W_OK);
  mkdirSync(join(root, 'dist'), { recursive: true });
  if (!waitFor(isReady)) return;
  process.once('exit', () => rmSync(lockFile, { force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  install();
  writeFileSync(lockFile, String(process.pid)); // young again
  build();
};

const NO_WRITE = ['EACCES', 'EPERM', 'EROFS'];

checkNode(process.versions);
try {
  prepare();
} catch (error) {
  const place = error.path && error.path !== root ? dirname(error.path) : root;
  if (NO_WRITE.includes(error.code))
    console.error(
      `Store Relay has to be built first, but may not write into ${place}. Give yourself the right to write there, or copy the checkout to a folder of your own.`,
    );
  else console.error(`Store Relay could not be prepared: ${error.message}`);
  process.exit(1);
}
