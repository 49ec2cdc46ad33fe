// The sections of the stores: tests each key against its store.
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { readKey } from '../../functions/auth/privateKey.ts';
import type { Settings } from '../../functions/config/settings.ts';
import { expectedKeyOf } from '../../functions/pipeline/expectedKey.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';
import { settingPrefixOf } from '../setup/draft.ts';
import { clockSentence, type TrialResult, type TrialVerdict } from '../setup/tried.ts';
import { storeTools } from '../stores/index.ts';
import { aloneAs, keysOf, type OneKey } from './account.ts';
import type { DoctorContext } from './context.ts';
import { type DoctorFinding, findingsOf } from './finding.ts';

/** A longer text is a key, and no path. */
const LONGEST_PATH = 1_024;

const cures: Readonly<Record<TrialVerdict, string>> = {
  ok: '',
  refused: 'Run npm run setup with the right key and IDs.',
  agreement: 'Let the owner of the account accept the agreement of the store.',
  role: 'Give the key a larger role, or the service account the scope, or ask for less.',
  busy: 'Wait for some minutes, and run npm run doctor -- --remote again.',
  unreachable: 'Look at the network, and at the settings that end in ORIGIN.',
  vault: 'Sign in with az login, as someone who may sign with that key.',
};

/** One store after the other. */
export async function allStoreFindings(remote: boolean, around: DoctorContext): Promise<readonly DoctorFinding[]> {
  const found: DoctorFinding[] = [];
  for (const store of storeNames) found.push(...(await storeFindings(store, remote, around)));
  return found;
}

/** Sequential, because the keys may belong to one team and share its quota. */
export async function storeFindings(
  store: Store,
  remote: boolean,
  around: DoctorContext,
): Promise<readonly DoctorFinding[]> {
  const { ok } = findingsOf(storeTools[store].doctor.section);
  const keys = around.config.accounts.filter((account) => account.store === store).flatMap(keysOf);
  if (keys.length === 0) return [ok('There is no account.')];
  if (!remote) return [ok('Not checked. With --remote each key is tried.')];
  const found: DoctorFinding[] = [];
  for (const one of keys) found.push(...(await findingsFor(one, around.settings)));
  return found;
}

async function findingsFor(one: OneKey, settings: Settings): Promise<DoctorFinding[]> {
  const { title, account } = one;
  const { doctor } = storeTools[account.store];
  const { ok, warn, fail } = findingsOf(doctor.section);
  if (!isReadable(one)) return [fail(`${title} was not tried: its key cannot be read.`, 'See the section Keys.')];
  const alone = aloneAs(one, settings);
  const tried = await tryOne(one, alone);
  const clock = clockSentence(tried);
  const clocks = clock ? [warn(clock, 'Let a time server set the clock.')] : [];
  if (tried.verdict !== 'ok')
    return [fail(`${title}: ${tried.sentence}`, { ...cures, ...doctor.cures }[tried.verdict]), ...clocks];
  const more = await doctor.findings({ title, fields: account.fields, settings: alone, tried });
  return [ok(`${title}: ${tried.sentence}`), ...clocks, ...more];
}

function isReadable({ account, key }: OneKey): boolean {
  if (key.vaultKey !== undefined) return true;
  const expected = expectedKeyOf(account.store, storeDefinitions);
  if (key.privateKey === undefined) return false;
  return !expected || 'key' in readKey(key.privateKey.reveal(), expected);
}

function tryOne({ account, key }: OneKey, settings: Settings): Promise<TrialResult> {
  const { store, fields } = account;
  const text = key.privateKey?.reveal();
  return storeTools[store].setup.tryKey({
    settings,
    prefix: settingPrefixOf({ store, account: 'default' }),
    id: key.id,
    fields,
    // a setting may hold the path of the file
    file: text !== undefined && text.length < LONGEST_PATH ? text : undefined,
    isInVault: key.vaultKey !== undefined,
  });
}
