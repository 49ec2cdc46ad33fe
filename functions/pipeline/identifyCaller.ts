// Identifies the caller by the digest of the function key or by the Microsoft Entra ID principal.
import { createHash } from 'node:crypto';
import type { Operation } from '../../connector/core/operation.ts';
import { type CallerConfig, DEFAULT_CALLER } from '../config/callers.ts';
import type { Config } from '../config/config.ts';
import { Failure } from '../core/errors.ts';
import { systemTime } from '../core/time.ts';
import type { RelayRequest } from '../core/types.ts';
import type { AccountAccess, StoreAccount } from './accounts.ts';
import { type Authorize, type ParsedPolicy, type PolicyReader, policyReader } from './authorize.ts';
import { type CallerRateLimit, createCallerRateLimit } from './callerRateLimit.ts';
import { makeFindVouched, readPrincipal } from './entraPrincipal.ts';

/** Permissions of a caller. */
export interface CallerPolicy extends AccountAccess {
  /** Name of the caller in the settings, for the log; `default` for unlisted callers. */
  readonly caller: string;
  readonly authorize: Authorize;
  /** Rate limit; absent if unlimited. */
  readonly limit?: CallerRateLimit;
}

export type IdentifyCaller = (call: RelayRequest) => CallerPolicy;

/** The permissions of a caller by its name in the settings, as they are now; undefined if it is not listed any more. */
export type FindCaller = (name: string) => CallerPolicy | undefined;

/** Maximum number of configuration errors in a response; the log at start has all of them. */
const MOST_FAULTS = 20;

/** SHA-256 of a function key, as in the settings. The key itself is not stored. */
export function keyDigestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** The policy of one caller and the deciding entry for each operation, for tools that display it. */
export function explainedPolicy(caller: CallerConfig, catalog: readonly Operation[]) {
  const { unknown, ...made } = policyMaker(catalog, () => 0)(caller);
  return { ...made, faults: faultsOf(caller, unknown) };
}

/**
 * Selects the policy: by function key, then by an ID or role of the Entra principal, otherwise the default.
 * `x-ms-client-principal` is used only if the deployment declares that Easy Auth is enabled, since any client can set a
 * header. A policy is built on the caller's first call; its entries are checked at start, because an invalid entry
 * stops the relay.
 */
export function createCallerIdentifier(
  config: Config,
  catalog: readonly Operation[],
  elapsed: () => number = systemTime.elapsed,
): { recognise: IdentifyCaller; named: FindCaller; faults: string[]; warnings: string[] } {
  const make = policyMaker(catalog, elapsed);
  const made = new Map<CallerConfig, CallerPolicy>();
  const policyOf = (caller: CallerConfig): CallerPolicy => {
    const policy = made.get(caller) ?? make(caller).policy;
    made.set(caller, policy);
    return policy;
  };
  const keys = new Map<string | undefined, CallerConfig>();
  for (const caller of config.callers) keys.set(caller.keyDigest, caller);
  const byKey = (digest: Buffer | undefined): CallerConfig | undefined => digest && keys.get(digest.toString('hex'));
  const findVouched = makeFindVouched(config.callers);
  const vouchedFor = (call: RelayRequest): CallerConfig | undefined => {
    const principal = config.easyAuth ? readPrincipal(call.header('x-ms-client-principal')) : undefined;
    return principal && findVouched(principal);
  };
  return {
    ...judged([config.defaultCaller, ...config.callers], policyReader(catalog).check),
    named: (name) => {
      const found = [config.defaultCaller, ...config.callers].find((each) => each.name === name);
      return found && policyOf(found);
    },
    recognise: (call) => policyOf(byKey(call.keyDigest) ?? vouchedFor(call) ?? config.defaultCaller),
  };
}

/** With invalid settings the relay rejects every call except health, and reports the errors. */
export function refuseAll(faults: readonly string[]): IdentifyCaller {
  const none: readonly StoreAccount[] = [];
  return () => ({
    caller: DEFAULT_CALLER,
    reachable: () => none,
    authorize: ({ anonymous }) => {
      if (anonymous) return;
      const sentences = faults.slice(0, MOST_FAULTS);
      const more = faults.length - sentences.length;
      const sentence = `${sentences.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
      const details = sentences.map((message) => ({ code: 'setting', message }));
      throw new Failure('not_configured', `The relay is not set up: ${sentence}.`, { details });
    },
  });
}

/** Whether a caller may, as the settings are now, use an operation with an account. */
export function mayUse(
  policy: CallerPolicy | undefined,
  operation: Operation | undefined,
  account: StoreAccount | undefined,
): boolean {
  if (!policy || !operation || !account || !policy.reachable([account]).includes(account)) return false;
  try {
    policy.authorize(operation);
    return true;
  } catch {
    return false;
  }
}

/** Builds the policy of a caller and reports invalid entries. */
function policyMaker(catalog: readonly Operation[], elapsed: () => number) {
  const [reach, { read }] = [makeReach(), policyReader(catalog)];
  return (config: CallerConfig): { policy: CallerPolicy } & Pick<ParsedPolicy, 'explain' | 'unknown' | 'warnings'> => {
    const { authorize: authorise, ...sentences } = read(config.allow.text, config.allow.setting);
    const { callsPerMinute } = config;
    const policy: CallerPolicy = {
      caller: config.name,
      ...(callsPerMinute && { limit: createCallerRateLimit(callsPerMinute.most, callsPerMinute.setting, elapsed) }),
      authorize: authorise,
      reachable: reach(config.accounts?.text),
      ...(config.accounts && { accountsSetting: config.accounts.setting }),
    };
    return { policy, ...sentences };
  };
}

function faultsOf({ allow }: CallerConfig, unknown: readonly string[]): string[] {
  return unknown.map((entry) => `${allow.setting} names ${entry}, which is neither a class nor an operation`);
}

/** Callers with the same account entries share one filtered list. */
function makeReach() {
  const made = new Map<string, CallerPolicy['reachable']>();
  return (text: string | undefined): CallerPolicy['reachable'] => {
    if (text === undefined) return (accounts) => accounts;
    const found = made.get(text) ?? reachOf(text);
    made.set(text, found);
    return found;
  };
}

/** Filters accounts by entries such as `*`, `games`, `apple/*` and `apple/games`. */
function reachOf(text: string): CallerPolicy['reachable'] {
  const entries = new Set(
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  );
  const reached = new WeakMap<readonly StoreAccount[], readonly StoreAccount[]>();
  const reaches = ({ store, name }: StoreAccount): boolean =>
    entries.has(name) || entries.has(`${store}/*`) || entries.has(`${store}/${name}`);
  return (accounts) => {
    if (entries.has('*')) return accounts;
    const found = reached.get(accounts) ?? accounts.filter(reaches);
    reached.set(accounts, found);
    return found;
  };
}

/** Errors in the policies. Each text is checked once: most callers share theirs with others. */
function judged(callers: readonly CallerConfig[], check: PolicyReader['check']) {
  const [faults, warnings] = [new Set<string>(), new Set<string>()];
  const flawless = new Set<string>();
  for (const caller of callers) {
    const { text, setting } = caller.allow;
    if (flawless.has(text)) continue;
    const sentences = check(text, setting);
    for (const each of faultsOf(caller, sentences.unknown)) faults.add(each);
    for (const each of sentences.warnings) warnings.add(each);
    if (sentences.unknown.length === 0 && sentences.warnings.length === 0) flawless.add(text);
  }
  return { faults: [...faults], warnings: [...warnings] };
}
