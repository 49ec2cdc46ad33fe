// `npm run doctor` as a real process: exit codes, JSON, and no secret in its output.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { DoctorFinding } from '../../../scripts/doctor/finding.ts';
import { sections } from '../../../scripts/doctor/print.ts';
import { ownEnvironment } from '../../../scripts/local-host/childEnvironment.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { keyBodyOf } from '../setup/environment.ts';

const script = fileURLToPath(new URL('../../../scripts/doctor/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'store-relay-doctor-'));

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const options = { cwd: folder, env: ownEnvironment(env) };
  const child = spawn(process.execPath, [script, ...args], options);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, out, err };
}

let sandbox: Sandbox;
let whole: Awaited<ReturnType<typeof run>>;
let wrong: Awaited<ReturnType<typeof run>>;
beforeAll(async () => {
  sandbox = await startSandbox();
  const settings = { ...sandbox.settings, SAMSUNG__PRIVATE_KEY: sandbox.settings.SAMSUNG__GAMES__PRIVATE_KEY ?? '' };
  [whole, wrong] = await Promise.all([
    run(['--remote', '--json'], settings),
    run([sandbox.settings.APPLE__PRIVATE_KEY ?? '']),
  ]);
}, 60_000);
afterAll(async () => {
  await sandbox?.close();
  rmSync(folder, { recursive: true });
});

test('every section has a finding, and every problem a fix', () => {
  const { findings }: { findings: readonly DoctorFinding[] } = JSON.parse(whole.out);
  expect([...new Set(findings.map(({ section }) => section))]).toEqual(sections);
  expect(findings.filter(({ level, cure }) => level !== 'ok' && !cure)).toEqual([]);
});

test('a problem exits with 1: here the key of another service account', () => {
  const { ok, findings } = JSON.parse(whole.out);
  expect([whole.code, ok]).toEqual([1, false]);
  expect(findings).toContainEqual(
    expect.objectContaining({
      section: 'Samsung',
      level: 'fail',
      finding: expect.stringContaining('the key is not its key'),
    }),
  );
});

test('invalid flags exit with 2, and nothing that may be a key is quoted', () => {
  expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage: npm run doctor') });
});

test('no key, token or whole ID is in what it says', () => {
  const keys = Object.entries(sandbox.settings).filter(([name]) => name.endsWith('PRIVATE_KEY'));
  const bearers = sandbox.seen.map(({ headers }) => String(headers.authorization ?? '').replace('Bearer ', ''));
  const ids = [sandbox.settings.APPLE__KEY_ID ?? '', sandbox.settings.APPLE__ISSUER_ID ?? ''];
  const secrets = [...keys.flatMap(([, key]) => keyBodyOf(key)), ...bearers, ...ids].filter(Boolean);
  expect(secrets.length).toBeGreaterThan(20);
  for (const secret of secrets) for (const { out, err } of [whole, wrong]) expect(out + err).not.toContain(secret);
});
