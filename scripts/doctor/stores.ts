// Sections Apple and Samsung: tests each key against its store.
import type { Store } from '../../connector/core/stores.ts';
import { type Algorithm, readKey } from '../../functions/auth/privateKey.ts';
import type { Settings } from '../../functions/config/settings.ts';
import type { RateLimit } from '../../functions/transport/rateLimit.ts';
import { tryApple } from '../setup/apple.ts';
import { idInName } from '../setup/key.ts';
import { scopesIn, trySamsung } from '../setup/samsung.ts';
import { clockSentence, type TrialResult, type TrialVerdict } from '../setup/tried.ts';
import { aloneAs, keysOf, type OneKey } from './account.ts';
import type { DoctorContext } from './context.ts';
import { type DoctorFinding, findingsOf } from './finding.ts';
import { describeRole } from './roles.ts';

const titles = { apple: 'Apple', samsung: 'Samsung' } as const;
const algorithms: Readonly<Record<Store, Algorithm>> = { apple: 'ES256', samsung: 'RS256' };

const cures: Readonly<Record<TrialVerdict, string>> = {
  ok: '',
  refused: 'Run npm run setup with the right key and IDs.',
  agreement: 'Let the Account Holder accept the agreement in App Store Connect, under Business.',
  role: 'Give the key a larger role, or the service account the scope, or ask for less.',
  busy: 'Wait for some minutes, and run npm run doctor -- --remote again.',
  unreachable: 'Look at the network, and at the settings that end in ORIGIN.',
  vault: 'Sign in with az login, as someone who may sign with that key.',
};

/** With fewer than a thousand calls left, one flow can exhaust the quota within the hour. */
const LITTLE = 0.1;

/** Sequential, because the keys may belong to one team and share its quota. */
export async function storeFindings(
  store: Store,
  remote: boolean,
  around: DoctorContext,
): Promise<readonly DoctorFinding[]> {
  const { ok } = findingsOf(titles[store]);
  const keys = around.config.accounts.filter((account) => account.store === store).flatMap(keysOf);
  if (keys.length === 0) return [ok('There is no account.')];
  if (!remote) return [ok('Not checked. With --remote each key is tried.')];
  const found: DoctorFinding[] = [];
  for (const one of keys) found.push(...(await findingsFor(one, around.settings)));
  return found;
}

async function findingsFor(one: OneKey, settings: Settings): Promise<DoctorFinding[]> {
  const { title, account } = one;
  const { ok, warn, fail } = findingsOf(titles[account.store]);
  if (!isReadable(one)) return [fail(`${title} was not tried: its key cannot be read.`, 'See the section Keys.')];
  const alone = aloneAs(one, settings);
  const tried = await tryOne(one, alone);
  const clock = clockSentence(tried);
  const clocks = clock ? [warn(clock, 'Let a time server set the clock.')] : [];
  if (tried.verdict !== 'ok') return [fail(`${title}: ${tried.sentence}`, cures[tried.verdict]), ...clocks];
  const more =
    account.store === 'apple'
      ? [ok(await describeRole(title, alone)), ...quotaFinding(title, tried.quota ?? {})]
      : [ok(`${title} has the scopes ${scopesIn(account.fields.SCOPES).join(', ')}.`)];
  return [ok(`${title}: ${tried.sentence}`), ...clocks, ...more];
}

function isReadable({ account, key }: OneKey): boolean {
  return (
    key.vaultKey !== undefined ||
    (key.privateKey !== undefined && 'key' in readKey(key.privateKey.reveal(), algorithms[account.store]))
  );
}

function tryOne(one: OneKey, alone: Settings): Promise<TrialResult> {
  const { account, key } = one;
  if (account.store === 'samsung') return trySamsung(alone, 'SAMSUNG__');
  const text = key.privateKey?.reveal();
  const file = idInName(text) === undefined ? undefined : text;
  return tryApple(alone, {
    id: key.id,
    issuerId: account.fields.ISSUER_ID,
    file,
    vaultKey: key.vaultKey !== undefined,
  });
}

function quotaFinding(title: string, { limit, remaining }: RateLimit): DoctorFinding[] {
  const { ok, warn } = findingsOf('Apple');
  if (limit === undefined || remaining === undefined) return [];
  const told = `${title} has ${remaining} of ${limit} calls left in this hour.`;
  return remaining >= limit * LITTLE ? [ok(told)] : [warn(told, 'Let flows poll less often.')];
}
