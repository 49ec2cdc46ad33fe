// The accounts of both stores, with keys generated at each start and kept in memory only.
import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { purchaseChain } from './apple/purchases.ts';

export interface AppleAccount {
  readonly keyId: string;
  /** Undefined for an individual key. */
  readonly issuerId?: string;
  readonly publicKey: KeyObject;
  /** The apps that the key can access. */
  readonly apps: 'studio' | 'games';
  /** Those with reports; none of an individual key, which cannot read reports. */
  readonly vendorNumbers: readonly string[];
}

export interface SamsungAccount {
  readonly id: string;
  readonly publicKey: KeyObject;
  /** Signs purchase events. Samsung has another key for them. */
  readonly privateKey: KeyObject;
  readonly scopes: readonly string[];
  readonly seller: string;
}

/** An account, and its private key for the relay's settings. */
type Pair<Account> = Account & { readonly privateKey: KeyObject };

export interface Accounts {
  readonly apple: readonly AppleAccount[];
  readonly samsung: readonly SamsungAccount[];
  /** The same accounts as relay settings, by store. */
  readonly settingsOf: Readonly<Record<'apple' | 'samsung', Readonly<Record<string, string>>>>;
  /** The settings of both stores. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The vendors of the team, of which one sells nothing on Tuesdays. */
export const TEAM_VENDOR = '80012345';
export const QUIET_VENDOR = '89012345';

const makePair = promisify(generateKeyPair);

let made: Promise<Accounts> | undefined;

/** Generated once per process: keys take longer than the rest of the simulator's start. */
export function makeAccounts(): Promise<Accounts> {
  made ??= makeThem();
  return made;
}

/** A team key and an individual key of Apple, whose ID has about 12 characters; one seller account with all scopes, one with statistics only. */
async function makeThem(): Promise<Accounts> {
  const [teamKey, individualKey, sellerKey, gamesSellerKey] = await Promise.all([
    makeAppleKey(),
    makeAppleKey(),
    makeSamsungKey(),
    makeSamsungKey(),
  ]);
  const issuerId = '5a2db0c5-0000-4000-8000-a991e0000001';
  const team = {
    keyId: 'SANDBOX001',
    issuerId,
    apps: 'studio',
    vendorNumbers: [TEAM_VENDOR, QUIET_VENDOR],
    ...teamKey,
  } as const;
  const individual = { keyId: 'SANDBOXGAMES', apps: 'games', vendorNumbers: [], ...individualKey } as const;
  const scopes = ['publishing', 'gss'];
  const seller = { id: '5a2db0c5-0000-4000-8000-5a3500000001', scopes, seller: 'studio', ...sellerKey };
  const games = { id: '5a2db0c5-0000-4000-8000-5a3500000002', scopes: ['gss'], seller: 'games', ...gamesSellerKey };
  const settingsOf = {
    apple: { ...appleSettings('APPLE__', team), ...appleSettings('APPLE__GAMES__', individual) },
    samsung: { ...samsungSettings('SAMSUNG__', seller), ...samsungSettings('SAMSUNG__GAMES__', games) },
  };
  const settings = { ...settingsOf.apple, ...settingsOf.samsung };
  return { apple: [team, individual], samsung: [seller, games], settingsOf, settings };
}

function makeAppleKey() {
  return makePair('ec', { namedCurve: 'P-256' });
}

function makeSamsungKey() {
  return makePair('rsa', { modulusLength: 2048 });
}

function appleSettings(prefix: string, { keyId, issuerId, privateKey }: Pair<AppleAccount>) {
  return {
    [`${prefix}KEY_ID`]: keyId,
    ...(issuerId && { [`${prefix}ISSUER_ID`]: issuerId }),
    [`${prefix}PRIVATE_KEY`]: pem(privateKey, 'pkcs8'),
    [`${prefix}PURCHASE_ROOT_SHA256`]: purchaseChain().root,
  };
}

/** Samsung has a key of its own for purchase events; here it is the one of the account. */
function samsungSettings(prefix: string, { id, scopes, privateKey, publicKey }: Pair<SamsungAccount>) {
  return {
    [`${prefix}SERVICE_ACCOUNT_ID`]: id,
    [`${prefix}PRIVATE_KEY`]: pem(privateKey, 'pkcs1'),
    [`${prefix}SCOPES`]: scopes.join(','),
    [`${prefix}ISN_PUBLIC_KEY`]: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
}

/** Apple issues PKCS#8 (AuthKey_….p8), Samsung's own sample has PKCS#1. */
function pem(key: KeyObject, type: 'pkcs8' | 'pkcs1'): string {
  return key.export({ format: 'pem', type }).toString();
}
