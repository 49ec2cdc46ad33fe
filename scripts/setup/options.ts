// The flags of `npm run setup`. None of them takes a key, because shells keep command lines in their history.
import { parseArgs } from 'node:util';
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { storeTools } from '../stores/index.ts';

export const setupUsage = `Usage: npm run setup                                   asks everything
       npm run setup -- --store STORE --yes FLAGS      asks nothing

  --store ${storeNames.join('|').padEnd(19)} whose account
  --account NAME              its name in the relay; without it, the default account
${usageOfStores()}
  --key-file PATH             the key: a file,
  --key-stdin                 or what comes on the standard input,
  --vault-key ADDRESS         or a key in Azure Key Vault that signs there
  --write local|keyvault|none local.settings.json (local), az lines for Key Vault, or only a try
  --vault, --app, --group     names for the az lines
  --skip-try                  does not ask the store
  --yes                       writes without a question
  --json                      the outcome as JSON; with npm run -s setup, nothing else is printed
  --help                      this text

Exit codes: 0 done, 1 not written, 2 wrong flags, 3 the key cannot be used, 4 the store refuses key, ID or issuer,
5 an agreement is not signed, 6 the role or the scopes are too small, 7 the store was not reached, 130 cancelled.
`;

const writes = ['local', 'keyvault', 'none'] as const;
export type Write = (typeof writes)[number];

const flags = {
  store: { type: 'string' },
  account: { type: 'string' },
  'key-file': { type: 'string' },
  'key-stdin': { type: 'boolean' },
  'vault-key': { type: 'string' },
  write: { type: 'string' },
  vault: { type: 'string' },
  app: { type: 'string' },
  group: { type: 'string' },
  'skip-try': { type: 'boolean' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** The flags of all stores, such as --key-id: they have the type of any flag that parseArgs knows by its options. */
const storeFlags = Object.fromEntries(storeNames.flatMap(flagsOf).map((flag) => [flag, { type: 'string' }] as const));

export type Flags = ReturnType<typeof parse>;

export function isWrongUse(error: unknown): error is Error {
  return error instanceof Error && 'wrongUse' in error && error.wrongUse === true;
}

export function readFlags(args: readonly string[]): Flags {
  try {
    return parse(args);
  } catch (error) {
    throw wrongUse(flagProblem(error));
  }
}

/** Messages of parseArgs quote the argument, which may be a key. */
export function flagProblem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return 'There is an argument without a flag in front of it.';
  // a flag name is short; a longer text may be a key
  const [, name] = /^(?:Unknown option|Option) '(--?[a-z-]{1,24})[^a-z-]/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return name ? `There is no flag ${name}.` : 'There is an unknown flag.';
  return name ? `The flag ${name} is not used as it should be.` : 'A flag is not used as it should be.';
}

export function storeIn({ store }: Flags): Store {
  const found = storeNames.find((each) => each === store);
  if (!found) throw wrongUse(`--store takes ${storeNames.join(' or ')}.`);
  return found;
}

export function writeIn({ write = 'local' }: Flags): Write {
  const found = writes.find((each) => each === write);
  if (!found) throw wrongUse(`--write takes ${writes.join(', ')}.`);
  return found;
}

/** Flags of another store would have no effect. */
export function checkStoreFlags(flags: Flags, store: Store): void {
  const own = flagsOf(store);
  const foreign = storeNames.flatMap(flagsOf).filter((flag) => !own.includes(flag));
  const given = foreign.find((flag) => flagText(flags, flag) !== undefined);
  if (given) throw wrongUse(`--${given} is not for ${store}.`);
}

/** The value of a flag of a store. */
export function flagText(flags: Flags, flag: string): string | undefined {
  const value = (flags as Readonly<Record<string, unknown>>)[flag];
  return typeof value === 'string' ? value : undefined;
}

/** Exactly one source of the key. */
export function checkKeyFlags(flags: Flags): void {
  const sources = [flags['key-file'], flags['key-stdin'], flags['vault-key']].filter((each) => each !== undefined);
  if (sources.length !== 1) throw wrongUse('Give one of --key-file, --key-stdin and --vault-key.');
  if (flags['key-file']?.includes('-----BEGIN'))
    throw wrongUse('--key-file takes a path. Never put a key onto a command line: it is kept in the history.');
}

/** Usage error; its message never quotes an argument, because that may be a key. */
export function wrongUse(sentence: string): Error {
  return Object.assign(new Error(sentence), { wrongUse: true });
}

function flagsOf(store: Store): readonly string[] {
  const { idFlag, fieldFlags } = storeTools[store].setup;
  return [idFlag, ...Object.keys(fieldFlags)];
}

function usageOfStores(): string {
  return storeNames.flatMap((store) => storeTools[store].setup.usage.map((line) => `  ${line}`)).join('\n');
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: { ...storeFlags, ...flags } }).values;
}
