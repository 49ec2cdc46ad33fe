// Settings with many accounts and with many callers.
import { createHash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchEnvironment } from '../environment.ts';

type Settings = Readonly<Record<string, string>>;

/** Writes one settings file of each kind: one account, many accounts, one account with many callers. */
export async function writeCrowds(stage: BenchEnvironment, count: number) {
  const own = stage.settingsOf('BENCHACCOUNTS');
  const write = async (name: string, settings: Settings): Promise<string> => {
    const file = join(stage.folder, `${name}.json`);
    await writeFile(file, JSON.stringify(settings));
    return file;
  };
  const one = accountSettings(1, own);
  return {
    one: await write('one', one),
    accounts: await write('accounts', accountSettings(count, own)),
    callers: await write('callers', { ...one, ...callerSettings(count) }),
  };
}

/** All accounts share one key to save time; each has its own copy of the text and parses it. */
function accountSettings(count: number, { APPLE__PRIVATE_KEY = '' }: Settings): Settings {
  return numbered(count, (at) => ({
    [`APPLE__A${at}__KEY_ID`]: `KEY${at}`,
    [`APPLE__A${at}__ISSUER_ID`]: randomUUID(),
    [`APPLE__A${at}__PRIVATE_KEY`]: APPLE__PRIVATE_KEY,
  }));
}

function callerSettings(count: number): Settings {
  return numbered(count, (at) => ({
    [`CALLER__C${at}__KEY_SHA256`]: createHash('sha256').update(`key ${at}`).digest('hex'),
    [`CALLER__C${at}__ALLOW`]: `read, Reply*, -ListUsers, ${at % 2 ? 'write' : 'samsung/write'}`,
    [`CALLER__C${at}__ACCOUNTS`]: `apple/a${at}, apple/a0`,
  }));
}

function numbered(count: number, make: (at: number) => Settings): Settings {
  return Object.assign({}, ...Array.from({ length: count }, (_, at) => make(at)));
}
