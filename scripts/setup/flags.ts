// Non-interactive setup: all input comes from flags, the key from a file or standard input.
import { type Store, stores } from '../../connector/core/stores.ts';
import { accountPrefix } from '../../functions/config/accountConfig.ts';
import type { Settings } from '../../functions/config/settings.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';
import { storeTools } from '../stores/index.ts';
import { ACCOUNT_NAME, type Draft, draftFaultsOf, isAccountName, originsIn } from './draft.ts';
import { keyFromBytes, keyFromFile, keyFromVault, type TakenKey } from './key.ts';
import { checkKeyFlags, checkStoreFlags, type Flags, flagText, storeIn, writeIn, wrongUse } from './options.ts';
import { accepted, refusedBy, type SetupOutcome } from './outcome.ts';
import { tryDraft } from './trial.ts';
import { exitCodes } from './tried.ts';
import { writeDraft } from './write.ts';

export interface SetupContext {
  readonly env: NodeJS.ProcessEnv;
  /** Folder of local.settings.json. */
  readonly file: string;
  /** The existing settings, from the environment and the file. */
  readonly settings: Settings;
  readonly readInput: () => Promise<Buffer>;
  /** Called before a slow step. */
  readonly progress: (sentence: string) => void;
}

/** Larger input on standard input is no key, in bytes. */
const LARGEST_INPUT = 65_536;

export async function runFlags(flags: Flags, around: SetupContext): Promise<SetupOutcome> {
  const store = storeIn(flags);
  const write = writeIn(flags);
  checkStoreFlags(flags, store);
  checkKeyFlags(flags);
  if (write === 'local' && !flags.yes) throw wrongUse('Give --yes to write without a question, or --write none.');
  const taken = await takeKey(flags, store, around.readInput);
  if ('problem' in taken) return noKey(store, taken.problem);
  const draft = draftOf(flags, store, taken.key);
  checkDraft(draft);
  if (!flags['skip-try']) around.progress(`Asking ${stores[store].title} ...`);
  const tried = flags['skip-try'] ? undefined : await tryDraft(draft, originsIn(around.settings));
  if (tried && tried.verdict !== 'ok') return refusedBy(draft, tried);
  const { vault, app, group } = flags;
  const { env, file } = around;
  return writeDraft(draft, accepted(draft, tried), { write, place: { vault, app, group }, env, file });
}

async function takeKey(flags: Flags, store: Store, readInput: SetupContext['readInput']): Promise<TakenKey> {
  if (flags['vault-key'] !== undefined) return keyFromVault(flags['vault-key']);
  if (flags['key-file'] !== undefined) return keyFromFile(flags['key-file'], store);
  const bytes = await readInput();
  return bytes.length > LARGEST_INPUT
    ? { problem: 'What came on the standard input is not a key.' }
    : keyFromBytes(bytes, store);
}

function noKey(store: Store, problem: string): SetupOutcome {
  return {
    exitCode: exitCodes.key,
    store,
    verdict: 'key',
    sentences: [problem, 'Nothing was written.'],
  };
}

function draftOf(flags: Flags, store: Store, key: Draft['key']): Draft {
  const { idFlag, idInName, fieldFlags, defaults } = storeTools[store].setup;
  const id = flagText(flags, idFlag) ?? idInName?.(key.file);
  if (id === undefined) throw wrongUse(`Give --${idFlag}.`);
  const given = Object.entries(fieldFlags).map(([flag, field]) => [
    field,
    flagText(flags, flag)?.trim() ?? defaults[field],
  ]);
  const fields: Draft['fields'] = { ...defaults, ...Object.fromEntries(given) };
  return { store, account: (flags.account ?? 'default').toLowerCase(), id: id.trim(), fields, key };
}

/** The name is validated first, because messages quote it. The other errors are the relay's own messages, without values. */
function checkDraft(draft: Draft): void {
  if (!isAccountName(draft.account)) throw wrongUse(`--account takes ${ACCOUNT_NAME}.`);
  const faults = draftFaultsOf(draft);
  if (faults.length > 0) throw wrongUse(`${faults.map((fault) => withFlags(draft, fault)).join('. ')}.`);
}

/** A fault in the words of the command line: the flag in place of the setting that it becomes. */
function withFlags({ store, account }: Draft, fault: string): string {
  const { idFlag, fieldFlags } = storeTools[store].setup;
  const flags = [[idFlag, storeDefinitions[store].account.idField] as const, ...Object.entries(fieldFlags)];
  const prefix = accountPrefix(store, account);
  return flags.reduce((text, [flag, field]) => text.replace(new RegExp(`\\b${prefix}${field}\\b`), `--${flag}`), fault);
}
