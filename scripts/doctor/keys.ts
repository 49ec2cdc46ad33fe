// Section Keys: whether each key is readable, its type and its account; never the key itself.
import { existsSync, statSync } from 'node:fs';
import { readKey } from '../../functions/auth/privateKey.ts';
import { expectedKeyOf } from '../../functions/pipeline/expectedKey.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';
import { storeTools } from '../stores/index.ts';
import { ending, keysOf, type OneKey } from './account.ts';
import type { DoctorContext } from './context.ts';
import { type DoctorFinding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('Keys');

/** Maximum number of valid keys that are listed individually. */
const MOST_GOOD = 50;

const GET_ONE = 'Run npm run setup with the key file that the store gave you.';

export function keyFindings({ config }: DoctorContext): readonly DoctorFinding[] {
  const found = config.accounts.flatMap(keysOf).flatMap(readOne);
  return found.length > 0 ? withoutCrowd(found) : [ok('There is no key to check.')];
}

function readOne({ title, account, key }: OneKey): DoctorFinding[] {
  const expected = expectedKeyOf(account.store, storeDefinitions);
  const { keyKind } = storeTools[account.store].doctor;
  if (key.vaultKey) return [ok(`The key of ${title} (ID ${ending(key.id)}) is in Key Vault, and signs there.`)];
  if (!key.privateKey) return []; // the settings section reports a missing key
  const text = key.privateKey.reveal();
  const read = expected ? readKey(text, expected) : {};
  if ('problem' in read) return [fail(`The key of ${title} ${read.problem}.`, GET_ONE)];
  return [ok(`The key of ${title} (ID ${ending(key.id)}) is ${keyKind}.`), ...fileMode(title, text)];
}

/** With thousands of keys the valid ones are only counted, so that the invalid ones remain visible. */
function withoutCrowd(found: readonly DoctorFinding[]): readonly DoctorFinding[] {
  const isGood = ({ level }: DoctorFinding): boolean => level === 'ok';
  const good = found.filter(isGood).length;
  if (good <= MOST_GOOD) return found;
  return [ok(`${good.toLocaleString('en')} keys are as they should be.`), ...found.filter((each) => !isGood(each))];
}

/** A key in a file is as safe as the file. */
function fileMode(title: string, text: string): DoctorFinding[] {
  const isFile = process.platform !== 'win32' && text.length < 1024 && existsSync(text);
  const open = isFile && (statSync(text).mode & 0o077) !== 0;
  return open
    ? [warn(`The key file of ${title} can be read by others on this machine.`, 'Run chmod 600 on the file.')]
    : [];
}
