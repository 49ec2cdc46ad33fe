// What GitHub runs: with the least rights, on pinned actions, and only scripts that there are. No package reads the YAML: its lines are plain.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { about } from '../../connector/emit/about.ts';
import { allFiles, readText, sourceRoot } from '../support/sources.ts';

const workflows = allFiles().filter((path) => /^\.github\/workflows\/.+\.yml$/.test(path));
const scripts = Object.keys(JSON.parse(readText('package.json')).scripts);
function all(path: string, pattern: RegExp): string[] {
  return [...readText(path).matchAll(pattern)].map(([, found = '']) => found);
}

/** The lines below a key, as far as they are set in further. */
function below(text: string, key: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.trim() === `${key}:`);
  const depth = (line = ''): number => line.length - line.trimStart().length;
  const end = lines.findIndex((line, place) => place > at && line.trim() !== '' && depth(line) <= depth(lines[at]));
  return at < 0 ? '' : lines.slice(at + 1, end < 0 ? undefined : end).join('\n');
}

const rights: Record<string, string[]> = {
  '.github/workflows/ci.yml': [],
  '.github/workflows/contract.yml': ['issues'],
  '.github/workflows/deploy.yml': ['id-token', 'attestations', 'id-token'],
  '.github/workflows/release.yml': ['id-token', 'attestations', 'contents'],
};

test('There is one to test, one to compare with Apple, one to deploy and one to release', () => {
  expect(workflows).toEqual(Object.keys(rights));
});

describe.each(workflows)('%s', (path) => {
  const text = readText(path);

  test('is YAML without tabs, set in by two', () => {
    expect(text).not.toContain('\t');
    expect(text.split('\n').filter((line) => !/^( {2})*(\S|$)/.test(line))).toEqual([]);
  });

  test('says which rights it has, and never all of them', () => {
    expect(text).toMatch(/^permissions:( \{\}|\n {2}contents: read\n(?! ))/m);
    expect(text).not.toMatch(/permissions: *(write-all|read-all)/);
    expect(all(path, /^ *(\S+): write$/gm)).toEqual(rights[path]);
  });

  test('names each action by the commit, and its version beside it', () => {
    const uses = all(path, /uses: (.+)$/gm);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((each) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(each))).toEqual([]);
  });

  test('runs only scripts that package.json has', () => {
    const run = all(path, /\bnpm run (?:-s )?([\w:-]+)/g);
    expect(run.filter((name) => !scripts.includes(name))).toEqual([]);
    expect(text).toMatch(/run: npm test|npm run -s contract -- /);
  });

  test('ends by itself, in each of its jobs', () => {
    const jobs = all(path, /^ {2}(\w+):$/gm).filter((name) => below(text, name).includes('runs-on:'));
    expect(all(path, /(timeout-minutes: \d+)/g)).toHaveLength(jobs.length);
  });

  test('keeps no token in the checkout, and knows no secret', () => {
    expect(all(path, /(persist-credentials: false)/g)).toHaveLength(all(path, /(actions\/checkout@)/g).length);
    expect(text).not.toContain('secrets.');
  });

  test('puts nothing that others wrote into a shell', () => {
    const lines = text.split('\n').filter((line) => /^\s+(- )?(run:|\w+=|az |curl |gh |cp |node |\()/.test(line));
    expect(lines.filter((line) => line.includes('${{'))).toEqual([]);
  });
});

test('The tests run on each Node.js that the relay may run on, and on Windows and macOS', () => {
  const text = readText('.github/workflows/ci.yml');
  expect(text).toContain('node: [20, 22, 24]');
  expect(text).toMatch(/system: windows-\d+, node: 24[\s\S]+system: macos-\d+, node: 24/);
  expect(JSON.parse(readText('package.json')).engines.node).toBe('>=20');
});

test('Where the token of Azure is, nothing of this project runs', () => {
  const deploy = below(readText('.github/workflows/deploy.yml'), 'deploy');
  expect(deploy).toContain('id-token: write');
  expect(deploy).not.toMatch(/\bnpm\b|\bnode\b|actions\/checkout/);
});

test('The zip is signed with where it comes from, before it is deployed, and nothing of this project runs there', () => {
  const text = readText('.github/workflows/deploy.yml');
  const attest = below(text, 'attest');
  expect(attest).toMatch(
    /uses: actions\/attest-build-provenance@\w+ # v\S+\n\s+with:\n\s+subject-path: store-relay\.zip/,
  );
  expect(attest).not.toMatch(/\bnpm\b|\bnode\b|actions\/checkout|run:/);
  expect(below(text, 'deploy')).toContain('needs: [package, attest]');
});

test('A release is signed and published where nothing of this project runs, and only from the tag of its version', () => {
  const text = readText('.github/workflows/release.yml');
  for (const job of ['attest', 'publish']) expect(below(text, job)).not.toMatch(/\bnpm\b|\bnode\b|actions\/checkout/);
  expect(below(text, 'attest')).toContain('subject-checksums: SHA256SUMS');
  expect(below(text, 'publish')).toContain('needs: [package, attest]');
  expect(below(text, 'package')).toContain('test "$GITHUB_REF_NAME" = "v$(node -p');
});

test('An issue on the document of Apple is written where nothing of this project runs', () => {
  const text = readText('.github/workflows/contract.yml');
  expect(below(text, 'report')).not.toMatch(/\bnpm ci\b|\bnode\b|actions\/checkout/);
  expect(below(text, 'compare')).not.toContain('write');
});

/** The lines of a step, as GitHub gives them to bash. */
function shellOf(path: string, step: string): string {
  const lines = readText(path).split('\n');
  const from = lines.findIndex((line, at) => line.trim() === 'run: |' && at > lines.indexOf(`      - name: ${step}`));
  const end = lines.findIndex((line, at) => at > from && !line.startsWith('          '));
  return lines.slice(from + 1, end).join('\n');
}

const bash = process.platform === 'win32' ? test.skip.each : test.each; // the runner of GitHub is Linux
bash([
  ['No difference: version 1.', 0, 0, ''],
  ['added x_getInstance GET /v1/x', 1, 0, 'differs=true\n'],
  ['Apple sent no document', 2, 1, ''],
])('"%s" and exit code %i of the comparison: the step ends with %i', (said, code, status, output) => {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const npm = `npm() { echo ${JSON.stringify(said)}; return ${code}; }`;
  const shell = `set -e -o pipefail\n${npm}\n${shellOf('.github/workflows/contract.yml', 'Compare')}`;
  const env = { ...process.env, GITHUB_OUTPUT: join(folder, 'output') };
  writeFileSync(env.GITHUB_OUTPUT, '');
  const ended = spawnSync('bash', ['-c', shell], { cwd: folder, env, encoding: 'utf8' });
  expect([ended.status, ended.stdout, readFileSync(env.GITHUB_OUTPUT, 'utf8')]).toEqual([status, `${said}\n`, output]);
  rmSync(folder, { recursive: true });
});

describe('The notes of a release', () => {
  const notes = (cwd: string) => spawnSync(process.execPath, [join(sourceRoot, 'scripts/releaseNotes.mjs')], { cwd });

  test('are the section of its version', () => {
    const folder = mkdtempSync(join(tmpdir(), 'notes-'));
    writeFileSync(join(folder, 'package.json'), '{"version":"0.2.0"}');
    writeFileSync(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## 0.2.0\n\n- New\n\n## 0.1.0\n\n- Old\n');
    const { stdout } = notes(folder);
    rmSync(folder, { recursive: true });
    expect(stdout.toString()).toBe('- New\n');
  });

  test('are there for the version of this checkout', () => {
    expect(notes(sourceRoot)).toMatchObject({ status: 0 });
  });

  test('are of the version that the connector, the lock and the template of azd have', () => {
    const { version } = JSON.parse(readText('package.json'));
    const [, ofTemplate] = /store-relay@(\S+)/.exec(readText('azure.yaml')) ?? [];
    expect([about.version, JSON.parse(readText('package-lock.json')).version, ofTemplate]).toEqual(
      [1, 2, 3].map(() => version),
    );
  });
});

test('Dependabot brings packages and actions, each in groups', () => {
  const text = readText('.github/dependabot.yml');
  const ecosystems = [...text.matchAll(/package-ecosystem: (\S+)/g)].map(([, name]) => name);
  expect(ecosystems).toEqual(['npm', 'npm', 'github-actions']);
  expect(text.match(/^ {4}groups:$/gm)).toHaveLength(ecosystems.length);
});

test('The development container has the Node.js that is deployed, and installs what the lock file says', () => {
  const { image, postCreateCommand, features } = JSON.parse(readText('.devcontainer/devcontainer.json'));
  expect(image).toContain('typescript-node:22');
  expect(postCreateCommand).toContain('npm ci');
  expect(Object.keys(features).some((name) => name.includes('/azd:'))).toBe(true);
});

test('What is published of a checkout has no tests, no tools and no settings of a developer', () => {
  const ignored = readText('.funcignore').split('\n');
  for (const each of ['/scripts', '/test', '/dist/scripts', '/dist/test', '/local.settings*.json', '/infra', '.git*'])
    expect(ignored).toContain(each);
  for (const each of ['/dist', '/dist/functions', '/dist/connector', '/host.json', '/package.json'])
    expect(ignored).not.toContain(each);
});
