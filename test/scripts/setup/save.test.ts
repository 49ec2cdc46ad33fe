// local.settings.json is written atomically, and other values in it are preserved.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveSettings } from '../../../scripts/setup/save.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-relay-save-'));
  file = join(folder, 'local.settings.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

function content() {
  return JSON.parse(readFileSync(file, 'utf8'));
}

test('a new file is one that Core Tools take', () => {
  saveSettings(file, { APPLE__KEY_ID: 'one' });
  expect(content()).toEqual({
    IsEncrypted: false,
    Values: { FUNCTIONS_WORKER_RUNTIME: 'node', AzureWebJobsStorage: '', APPLE__KEY_ID: 'one' },
  });
});

test('a setting without a value is removed, and all others stay', () => {
  writeFileSync(file, '\uFEFF{"Values": {"MINE": "1", "APPLE__KEY_VAULT_KEY": "old"}, "ConnectionStrings": {}}');
  saveSettings(file, { APPLE__KEY_ID: 'one', APPLE__KEY_VAULT_KEY: undefined });
  expect(content()).toEqual({ Values: { MINE: '1', APPLE__KEY_ID: 'one' }, ConnectionStrings: {} });
});

test.each([
  ['{"Values": {"APPLE__PRIVATE_KEY": "planted",}}', 'is not JSON'],
  ['[]', 'not have the form'],
  ['{"Values": ["planted"]}', 'not have the form'],
  ['{"IsEncrypted": true, "Values": {"X": "planted"}}', 'is encrypted'],
])('a file that cannot be understood is left as it is, and not quoted: %s', (text, words) => {
  writeFileSync(file, text);
  const save = () => saveSettings(file, { APPLE__KEY_ID: 'one' });
  expect(save).toThrow(words);
  expect(save).not.toThrow('planted');
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a folder in the place of the file is reported, and nothing is left beside it', () => {
  const place = join(folder, 'inner');
  expect(() => saveSettings(join(place, 'local.settings.json'), { X: '1' })).toThrow('could not be written (ENOENT)');
  mkdirSync(place);
  expect(readdirSync(folder)).toEqual(['inner']);
});

const posix = process.platform === 'win32' ? test.skip : test;

posix('a file that others could read is closed to them', () => {
  writeFileSync(file, '{}', { mode: 0o644 });
  saveSettings(file, { X: '1' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['local.settings.json']);
});

posix('behind a link the real file is written, and the link stays', () => {
  const real = join(folder, 'real.json');
  writeFileSync(real, '{}');
  symlinkSync(real, file);
  saveSettings(file, { X: '1' });
  expect(JSON.parse(readFileSync(real, 'utf8')).Values).toEqual({ X: '1' });
});
