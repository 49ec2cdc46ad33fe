// Makes a checkout ready: the right Node, the packages of the lock file, a fresh build. Quiet when all is there.
// Plain JavaScript that old Nodes can read, since it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rooms = ['connector', 'functions', 'scripts', 'test'];
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

/** Runs a tool silently; where it fails, its own words are shown. */
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

/** The packages fit the lock file and this machine: some of them are made for one platform only. */
const install = () => {
  const stampFile = join(root, 'node_modules', '.store-relay-lock');
  const stamp = hash(`${process.platform} ${process.arch} ${read(join(root, 'package-lock.json'))}`);
  const complete = existsSync(join(root, 'node_modules', 'typescript', 'bin', 'tsc')); // not so after `npm prune`
  if (read(stampFile) === stamp && complete) return;
  if (complete && isNewer(join('node_modules', '.package-lock.json'), 'package-lock.json'))
    return writeFileSync(stampFile, stamp); // `npm ci` was here
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  if (npm && /npm-cli\.[cm]?js$/.test(npm)) run('Installing the packages', process.execPath, [npm].concat(args));
  else run('Installing the packages', `npm ${args.join(' ')}`, [], true);
  writeFileSync(stampFile, stamp);
};

/** What was built from a source that is gone would still be run, tests above all. */
const removeOrphans = () => {
  for (const built of rooms.flatMap((room) => filesBelow(join(root, 'dist', room)))) {
    const source = join(root, built.slice(join(root, 'dist').length)).replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(source)) rmSync(built);
  }
};

const build = () => {
  const stampFile = join(root, 'dist', '.ready');
  const sources = rooms.flatMap((room) => filesBelow(join(root, room))).filter((file) => file.endsWith('.ts'));
  const watched = sources.concat(join(root, 'tsconfig.json'), join(root, 'package-lock.json'));
  const stamp = hash(
    watched
      .sort()
      .map((file) => `${file} ${statSync(file).mtimeMs}`)
      .join('\n'),
  );
  if (read(stampFile) === stamp) return;
  run('Building', process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc')]);
  removeOrphans();
  writeFileSync(stampFile, stamp);
};

checkNode(process.versions);
install();
build();
