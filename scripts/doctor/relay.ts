// Section Azure with --url: requests the health of a deployed relay and, with a key, its accounts.
import { isLoopback } from '../../functions/core/loopback.ts';
import { wrongUse } from '../setup/options.ts';
import { clockSentence } from '../setup/tried.ts';
import { type DoctorFinding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('Azure');

const TIMEOUT = 15_000;
const LOOK = 'Look at the log of the Functions app, and whether the address is right and ends in /api.';

interface RelayAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly date: string | null;
}

interface Listed {
  readonly store?: unknown;
  readonly name?: unknown;
  readonly usable?: unknown;
  readonly problem?: unknown;
}

/** A key is sent over https only, or to this machine. */
export function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const open = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.origin));
  if (!url || !open || url.search || url.username)
    throw wrongUse('--url takes an address such as https://my-relay.azurewebsites.net/api.');
  return url.href.replace(/\/+$/, '');
}

export async function relayFindings(url: string, key: string | undefined): Promise<readonly DoctorFinding[]> {
  const health = healthFindings(await ask(`${url}/health`));
  if (!key)
    return [
      ...health,
      warn(
        'RELAY_KEY is not set, so the accounts of the relay were not asked for.',
        'Set RELAY_KEY to a function key.',
      ),
    ];
  return [...health, ...accountFindings(await ask(`${url}/accounts`, key))];
}

function healthFindings(answered: RelayAnswer | undefined): DoctorFinding[] {
  if (!answered) return [fail('The relay could not be reached.', LOOK)];
  const isWell = answered.status === 200 && (answered.json as { ok?: unknown } | undefined)?.ok === true;
  const skewSeconds = Math.round((Date.parse(answered.date ?? '') - Date.now()) / 1000) || 0;
  const off = clockSentence({ skewSeconds }) !== undefined;
  return [
    isWell ? ok('The relay is healthy.') : fail(`The relay answers its health check with ${answered.status}.`, LOOK),
    ...(off
      ? [
          warn(
            'The clocks of the relay and of this machine differ.',
            'Let a time server set the clock of this machine.',
          ),
        ]
      : []),
  ];
}

/** Redirects are not followed: they would forward the key. */
async function ask(url: string, key?: string): Promise<RelayAnswer | undefined> {
  try {
    const headers = key === undefined ? {} : { 'x-functions-key': key };
    const answer = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) });
    const json: unknown = await answer.json().catch(() => undefined);
    return { status: answer.status, json, date: answer.headers.get('date') };
  } catch {
    return undefined;
  }
}

function accountFindings(answered: RelayAnswer | undefined): DoctorFinding[] {
  if (!answered) return [fail('The relay did not list its accounts.', LOOK)];
  if (answered.status === 401)
    return [
      fail(
        'The relay does not accept the key in RELAY_KEY.',
        'Take a function or host key of the app, under App keys.',
      ),
    ];
  const { accounts, error } = (answered.json ?? {}) as { accounts?: unknown; error?: { message?: unknown } };
  if (answered.status !== 200 || !Array.isArray(accounts))
    return [
      fail(
        `The relay does not list its accounts (${answered.status})${error?.message ? `: ${plain(error.message)}` : '. Is it the address of a relay?'}`,
        LOOK,
      ),
    ];
  if (accounts.length === 0) return [fail('The relay has no account.', 'Give the Functions app the settings of one.')];
  return accounts.map((each: Listed) => accountFinding(each ?? {}));
}

/** Removes control characters from received text. */
function plain(value: unknown): string {
  return String(value ?? '')
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 500);
}

function accountFinding({ store, name, usable, problem }: Listed): DoctorFinding {
  const title = `The relay's account ${plain(store)} ${plain(name)}`;
  const CORRECT = 'Correct the settings of the Functions app.';
  if (usable !== true) return fail(`${title} cannot be used: ${plain(problem)}.`, CORRECT);
  return problem ? warn(`${title}: ${plain(problem)}.`, CORRECT) : ok(`${title} can be used.`);
}
