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

export interface Accounts {
  readonly apple: readonly AppleAccount[];
  readonly samsung: readonly SamsungAccount[];
  /** The same accounts as the relay's settings. */
  readonly settings: Readonly<Record<string, string>>;
}

const makePair = promisify(generateKeyPair);
const makeAppleKey = () => makePair('ec', { namedCurve: 'P-256' });
const makeSamsungKey = () => makePair('rsa', { modulusLength: 2048 });

/** Apple hands out PKCS#8 (AuthKey_….p8), Samsung's own sample shows PKCS#1. */
const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1'): string => key.export({ format: 'pem', type }).toString();

export const makeAccounts = async (): Promise<Accounts> => {
  const [team, individual, seller, gamesSeller] = await Promise.all([
    makeAppleKey(),
    makeAppleKey(),
    makeSamsungKey(),
    makeSamsungKey(),
  ]);
  const apple: AppleAccount[] = [
    {
      keyId: 'SANDBOX001',
      issuerId: '5a2db0c5-0000-4000-8000-a991e0000001',
      publicKey: team.publicKey,
      apps: 'studio',
    },
    // an individual key's ID has about 12 characters
    { keyId: 'SANDBOXGAMES', publicKey: individual.publicKey, apps: 'games' },
  ];
  const samsung: SamsungAccount[] = [
    {
      id: '5a2db0c5-0000-4000-8000-5a3500000001',
      publicKey: seller.publicKey,
      scopes: ['publishing', 'gss'],
      seller: 'studio',
    },
    { id: '5a2db0c5-0000-4000-8000-5a3500000002', publicKey: gamesSeller.publicKey, scopes: ['gss'], seller: 'games' },
  ];
  const settings = {
    APPLE__KEY_ID: 'SANDBOX001',
    APPLE__ISSUER_ID: '5a2db0c5-0000-4000-8000-a991e0000001',
    APPLE__PRIVATE_KEY: pem(team.privateKey, 'pkcs8'),
    APPLE__GAMES__KEY_ID: 'SANDBOXGAMES',
    APPLE__GAMES__PRIVATE_KEY: pem(individual.privateKey, 'pkcs8'),
    SAMSUNG__SERVICE_ACCOUNT_ID: '5a2db0c5-0000-4000-8000-5a3500000001',
    SAMSUNG__PRIVATE_KEY: pem(seller.privateKey, 'pkcs1'),
    SAMSUNG__SCOPES: 'publishing,gss',
    SAMSUNG__GAMES__SERVICE_ACCOUNT_ID: '5a2db0c5-0000-4000-8000-5a3500000002',
    SAMSUNG__GAMES__PRIVATE_KEY: pem(gamesSeller.privateKey, 'pkcs8'),
    SAMSUNG__GAMES__SCOPES: 'gss',
  };
  return { apple, samsung, settings };
};
