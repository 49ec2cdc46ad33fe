// The output of `npm start`: what runs, how to reach it, and commands to copy.
import { type Store, settingsName, stores } from '../../connector/core/stores.ts';
import type { StartExample } from '../stores/storeTools.ts';
import { nodeNote } from './nodeVersion.ts';
import { quote } from './quote.ts';

export interface ScreenContent {
  readonly origin: string;
  readonly key: KeyShown;
  readonly policy: PolicyShown;
  readonly state: StateShown;
  readonly hasPage: boolean;
  readonly stores: readonly StoreShown[];
  /** Problems of the settings, one sentence each. */
  readonly faults: readonly string[];
  /** Commands for the stores. */
  readonly examples: readonly StartExample[];
}

/** A key generated for this start may be printed; one from a setting may not. */
export type KeyShown = { readonly fresh: string } | { readonly keptIn: 'environment' | 'file' };

/** `set`: by RELAY__ALLOW. `default`: not set, and no store is simulated. `mixed`: unrestricted for a simulated store only. */
export type PolicyShown = 'set' | 'default' | 'open' | 'mixed';

/** Where durable state is. Azurite: started with the relay, and gone with it. */
export type StateShown = 'memory' | 'storage' | 'azurite';

const stateWords: Readonly<Record<StateShown, string>> = {
  memory: '',
  storage: 'Azure Storage, by AzureWebJobsStorage',
  azurite: 'Azurite on this machine, in memory: gone when the relay ends',
};

export interface StoreShown {
  readonly store: Store;
  readonly isSandbox: boolean;
  /** The name of the simulated account, where an own key of another kind has its usual one. */
  readonly account?: string | undefined;
  /** Where its calls go, if not to the store itself. */
  readonly origin?: string | undefined;
}

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** The command that sets the variable to the key in the file. */
const READ_KEY = `export RELAY__FUNCTION_KEY="$(node -p "require('./local.settings.json').Values.RELAY__FUNCTION_KEY")"`;

/** Colours only on a terminal: https://no-color.org */
export function paintFor(out: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
  const plain = !out.isTTY || Boolean(env.NO_COLOR) || env.TERM === 'dumb';
  const code = (open: number, close: number) => (text: string) => (plain ? text : `\x1b[${open}m${text}\x1b[${close}m`);
  return { bold: code(1, 22), dim: code(2, 22) };
}

/** Width of the column of names, in characters: that of the longest store. */
const NAMES = Math.max(17, ...Object.values(stores).map(({ title }) => title.length)) + 2;

export function screen(shown: ScreenContent, { bold, dim }: Paint, node = process.versions.node): string {
  const note = nodeNote(node);
  const isInFile = 'keptIn' in shown.key && shown.key.keptIn === 'file';
  const rows = [
    ...(shown.hasPage ? [['Page', `${shown.origin}/`]] : []),
    ['Address', `${shown.origin}/api`],
    ['Function key', keyWords(shown.key, dim)],
    ['Policy', policyWords(shown.policy, shown.stores)],
    ...(shown.state === 'memory' ? [] : [['State', stateWords[shown.state]]]),
    ...shown.stores.map((each) => [stores[each.store].title, modeOf(each)]),
    ...(note ? [['Node.js', note]] : []),
  ];
  const lines = [
    bold(shown.faults.length > 0 ? 'Store Relay runs, but fix this first:' : 'Store Relay runs.'),
    ...shown.faults.map((fault) => `  - ${fault}`),
    '',
    ...rows.map(([name = '', value]) => `  ${name.padEnd(NAMES)}${value}`),
    '',
    bold('Try it:'),
    ...(isInFile ? ['', dim('  # First, once in each terminal: the function key'), `  ${READ_KEY}`] : []),
    ...examples(shown).flatMap(([name, line]) => ['', dim(`  # ${name}`), `  ${line}`]),
    '',
    dim('Ctrl+C ends it.'),
  ];
  return `\n${lines.join('\n')}\n`;
}

function keyWords(key: KeyShown, dim: Paint['dim']): string {
  if ('fresh' in key) return `${key.fresh}${dim('  new at each start; the setting RELAY__FUNCTION_KEY keeps one')}`;
  return `that of RELAY__FUNCTION_KEY in ${key.keptIn === 'file' ? 'local.settings.json' : 'the environment'}; not shown here`;
}

function policyWords(policy: PolicyShown, shown: readonly StoreShown[]): string {
  const simulated = shown.filter(({ isSandbox }) => isSandbox).map(({ store }) => stores[store].title);
  switch (policy) {
    case 'open':
      return 'everything is allowed, since every store is simulated; RELAY__ALLOW sets another';
    case 'mixed':
      return `everything at the simulated ${simulated.join(', ')}; at the others only reading and tokens. RELAY__ALLOW sets another`;
    case 'set':
      return 'that of RELAY__ALLOW';
    default:
      return 'reading, and making tokens; RELAY__ALLOW sets another';
  }
}

function modeOf({ store, isSandbox, account, origin }: StoreShown): string {
  const { kind } = stores[store];
  const named = account ? `, as the account ${account} beside your own keys` : '';
  if (isSandbox)
    return `sandbox at ${origin}: invented data, no key needed${named}. Live with the settings ${settingsName(store)}__...${kind ? ` and KIND=${kind.name}` : ''}`;
  return origin ? `live, at ${origin}` : 'live';
}

function examples({
  origin,
  key: shownKey,
  examples: ofStores,
}: ScreenContent): readonly (readonly [string, string])[] {
  const key = keyHeader(shownKey);
  return [
    ['Health', `curl ${origin}/api/health`],
    ['ListAccounts', `curl ${key} ${origin}/api/accounts`],
    ...ofStores.map(({ title, curl }) => [title, `curl ${key} ${curl}`] as const),
  ];
}

/** As an argument of curl: the generated key, or the variable that holds the configured one. */
function keyHeader(key: KeyShown): string {
  return 'fresh' in key ? `-H ${quote(`x-functions-key: ${key.fresh}`)}` : '-H "x-functions-key: $RELAY__FUNCTION_KEY"';
}
