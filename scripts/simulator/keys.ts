// The accounts of both stores, with keys made fresh at each start; they live in memory only.
import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

export interface AppleAccount {
  readonly keyId: string;
  /** Absent for an individual key. */
  readonly issuerId?: string;
  readonly publicKey: KeyObject;
  /** Which apps the key reaches. */
  readonly apps: 'studio' | 'games';
}

export interface SamsungAccount {
  readonly id: string;
  readonly publicKey: KeyObject;
  readonly scopes: readonly string[];
  readonly seller: string;
}

/** An account, and the private half of its key for the relay's settings. */
type Pair<Account> = Account & { readonly privateKey: KeyObject };

export interface Accounts {
  readonly apple: readonly AppleAccount[];
  readonly samsung: readonly SamsungAccount[];
  /** The same accounts as the relay's settings. */
  readonly settings: Readonly<Record<string, string>>;
}

const makePair = promisify(generateKeyPair);

let made: Promise<Accounts> | undefined;

/** Makes them once for the process: keys take longer to make than the rest of a sandbox to start. */
export function makeAccounts(): Promise<Accounts> {
  made ??= makeThem();
  return made;
}

/** A team key and an individual key of Apple, whose ID has about 12 characters; one seller account with all scopes, one with statistics alone. */
async function makeThem(): Promise<Accounts> {
  const [teamKey, individualKey, sellerKey, gamesSellerKey] = await Promise.all([
    makeAppleKey(),
    makeAppleKey(),
    makeSamsungKey(),
    makeSamsungKey(),
  ]);
  const issuerId = '5a2db0c5-0000-4000-8000-a991e0000001';
  const team = { keyId: 'SANDBOX001', issuerId, apps: 'studio', ...teamKey } as const;
  const individual = { keyId: 'SANDBOXGAMES', apps: 'games', ...individualKey } as const;
  const scopes = ['publishing', 'gss'];
  const seller = { id: '5a2db0c5-0000-4000-8000-5a3500000001', scopes, seller: 'studio', ...sellerKey };
  const games = { id: '5a2db0c5-0000-4000-8000-5a3500000002', scopes: ['gss'], seller: 'games', ...gamesSellerKey };
  const settings = {
    ...appleSettings('APPLE__', team),
    ...appleSettings('APPLE__GAMES__', individual),
    ...samsungSettings('SAMSUNG__', seller),
    ...samsungSettings('SAMSUNG__GAMES__', games),
  };
  return { apple: [team, individual], samsung: [seller, games], settings };
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
  };
}

function samsungSettings(prefix: string, { id, scopes, privateKey }: Pair<SamsungAccount>) {
  return {
    [`${prefix}SERVICE_ACCOUNT_ID`]: id,
    [`${prefix}PRIVATE_KEY`]: pem(privateKey, 'pkcs1'),
    [`${prefix}SCOPES`]: scopes.join(','),
  };
}

/** Apple hands out PKCS#8 (AuthKey_….p8), Samsung's own sample shows PKCS#1. */
function pem(key: KeyObject, type: 'pkcs8' | 'pkcs1'): string {
  return key.export({ format: 'pem', type }).toString();
}
