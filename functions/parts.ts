// Config -> the parts of the pipe.
import type { Operation, Store } from '../connector/operation.ts';
import type { Account } from './accounts.ts';
import { appleSigner } from './apple.ts';
import { type Authorise, readPolicy } from './authorise.ts';
import type { AccountConfig, Config } from './config.ts';
import { startDeadline } from './deadline.ts';
import { Failure } from './errors.ts';
import type { Parts } from './forward.ts';
import { type Algorithm, type ReadKey, readKey } from './key.ts';
import { listAccounts } from './recipes/accounts.ts';
import { health } from './recipes/health.ts';
import { readWhole } from './refusal.ts';
import { samsungSigner } from './samsung.ts';
import { makeWay, type Way } from './send.ts';
import type { Signer } from './signer.ts';
import { makeValidate } from './validate.ts';

/** A token exchange is short; it has its own deadline, since the caller who started it may leave. */
const EXCHANGE_MILLISECONDS = 30_000;

const algorithms: Readonly<Record<Store, Algorithm>> = { apple: 'ES256', samsung: 'RS256' };

const words = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter(Boolean);

const exchangeOver = (way: Way) => async (outgoing: Parameters<Way['send']>[0]) => {
  const deadline = startDeadline(EXCHANGE_MILLISECONDS);
  try {
    return await readWhole(await way.send(outgoing, { deadline, safe: true }));
  } finally {
    deadline.end();
  }
};

const signerOf = ({ store, fields }: AccountConfig, read: ReadKey, way: Way, now: () => number): Signer | undefined => {
  if ('problem' in read) return undefined;
  const { key } = read;
  const { KEY_ID = '', ISSUER_ID, SCOPE, SERVICE_ACCOUNT_ID = '', SCOPES = 'publishing,gss' } = fields;
  if (store === 'samsung')
    return samsungSigner({ serviceAccountId: SERVICE_ACCOUNT_ID, key, scopes: words(SCOPES) }, exchangeOver(way), now);
  const scope = SCOPE?.split(',').map((entry) => entry.trim());
  return appleSigner({ keyId: KEY_ID, issuerId: ISSUER_ID || undefined, key, scope }, now);
};

/** Stands in for the signer of an account whose key cannot be read; such an account is refused before it signs. */
const noSigner: Signer = {
  sign: () => Promise.reject(new Failure('not_configured', 'This account cannot sign.')),
  forget: () => undefined,
};

const accountOf = (config: AccountConfig, origin: string, isDefault: boolean, now: () => number): Account => {
  const { store, name, prefix, fields } = config;
  const given = fields.PRIVATE_KEY;
  const read: ReadKey = given ? readKey(given, algorithms[store]) : { problem: 'is missing' };
  const problems = [
    ...config.problems,
    ...(given && 'problem' in read ? [`${prefix}PRIVATE_KEY ${read.problem}`] : []),
  ];
  const way = makeWay(origin);
  return {
    store,
    name,
    isDefault,
    ...(problems.length > 0 && { problem: problems.join('; ') }),
    signer: signerOf(config, read, way, now) ?? noSigner,
    way,
  };
};

/** The account named default is the default; so is the only one that a store has. */
const accountsOf = ({ accounts, origins }: Config, now: () => number): Account[] =>
  accounts.map((account) => {
    const siblings = accounts.filter(({ store }) => store === account.store);
    const isDefault = account.name === 'default' || siblings.length === 1;
    return accountOf(account, origins[account.store], isDefault, now);
  });

/** With a fault in its own settings the relay answers nothing but its health: it says what is wrong instead of guessing. */
const faulty =
  (faults: readonly string[]): Authorise =>
  ({ anonymous }) => {
    if (anonymous) return;
    throw new Failure('not_configured', `The relay is not set up: ${faults.join('; ')}.`, {
      details: faults.map((message) => ({ code: 'setting', message })),
    });
  };

export interface Ready {
  readonly parts: Parts;
  /** What is wrong with the settings, one sentence each: for the log at start. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

export const makeParts = (
  config: Config,
  catalog: readonly Operation[],

  now: () => number = Date.now,
): Ready => {
  const { authorise, unknown } = readPolicy(config.allow, catalog);
  const faults = [
    ...config.faults,
    ...unknown.map((entry) => `RELAY__ALLOW names ${entry}, which is neither a class nor an operation`),
  ];
  const accounts = accountsOf(config, now);
  const problems = accounts.flatMap(({ store, name, problem }) =>
    problem ? [`${store} account ${name}: ${problem}`] : [],
  );
  return {
    parts: {
      validate: makeValidate(),
      authorise: faults.length > 0 ? faulty(faults) : authorise,
      accounts,
      recipes: { accounts: listAccounts, health },
      deadlineMilliseconds: config.deadlineMilliseconds,
    },
    faults: [...faults, ...problems],
    close: async () => void (await Promise.all(accounts.map(({ way }) => way.close()))),
  };
};
