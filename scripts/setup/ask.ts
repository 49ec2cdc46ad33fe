// Sends a test request to a store exactly as the relay would: same signer, same connections.

import type { Settings } from '../../functions/config/settings.ts';
import { type Deadline, startDeadline } from '../../functions/core/deadline.ts';
import { clientFor, type StoreAccount, type UsableAccount } from '../../functions/pipeline/accounts.ts';
import { type BufferedResponse, bufferResponse } from '../../functions/pipeline/bufferResponse.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { ITSELF } from '../../functions/transport/concurrencyLimiter.ts';
import type { StoreRequest } from '../../functions/transport/storeRequest.ts';

/** Total timeout of all requests for one key, in milliseconds. */
const TIMEOUT = 20_000;

export interface SetupAnswer {
  readonly path: string;
  readonly method?: string;
  readonly accept?: string;
  /** The store's host, by its name in `origins`; the API's by default. */
  readonly host?: string;
}

/** If the store's clock explains an error, retries once with its time, as the relay does. */
export async function askStore(
  account: UsableAccount,
  asked: SetupAnswer,
  deadline: Deadline,
): Promise<BufferedResponse> {
  const { credential, whole } = await askOnce(account, asked, deadline);
  if (whole.status !== 401) return whole;
  const explained = account.signer.invalidate(credential, whole.headers.date);
  return explained ? (await askOnce(account, asked, deadline)).whole : whole;
}

/** Seconds that this machine's clock is behind the sender of the Date header. */
export function skewOf({ headers }: BufferedResponse): number | undefined {
  const sentAt = Date.parse(headers.date ?? '');
  return Number.isNaN(sentAt) ? undefined : Math.round((sentAt - Date.now()) / 1000);
}

/** Opens the account in the settings, runs the requests, and closes it. */
export async function withAccount<T>(
  settings: Settings,
  use: (account: UsableAccount, deadline: Deadline) => Promise<T>,
): Promise<T> {
  // all that a relay consists of: setup and doctor without a call to a store do without
  const { createRelay } = await import('../../functions/composition.ts');
  const { dependencies: parts, faults, accountFaults, end, close } = createRelay(readConfig(settings), []);
  const deadline = startDeadline(TIMEOUT);
  try {
    const account = parts.accounts.find(isUsable);
    if (!account) throw new Error([...faults, ...(await accountFaults())].join('; '));
    return await use(account, deadline);
  } finally {
    deadline.end();
    await end(); // this process has created a token of its own
    await close();
  }
}

async function askOnce(
  account: UsableAccount,
  { path, method = 'GET', accept, host }: SetupAnswer,
  deadline: Deadline,
) {
  const credential = await account.signer.credential('token');
  const headers = { accept: accept ?? 'application/json' };
  const outgoing: StoreRequest = { method, path, headers, secretHeaders: credential.secretHeaders, secrets: [] };
  // not `safe`: a store that throttles is not called again
  const whole = await bufferResponse(
    await clientFor(account, host).send(outgoing, { deadline, safe: false, sender: ITSELF }),
  );
  return { credential, whole };
}

function isUsable(account: StoreAccount | undefined): account is UsableAccount {
  return account?.signer !== undefined;
}
