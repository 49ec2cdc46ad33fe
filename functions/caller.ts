// Who calls: known by the digest of the function key, or by what Microsoft Entra ID vouches for.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Operation } from '../connector/operation.ts';
import type { Account, Reach } from './accounts.ts';
import { readPolicy } from './authorise.ts';
import { type CallerConfig, DEFAULT_CALLER } from './callers.ts';
import type { Config } from './config.ts';
import { Failure } from './errors.ts';
import { type Limit, makeLimit } from './limit.ts';
import type { Call } from './message.ts';
import { systemTime } from './time.ts';

/** What this caller may do. */
export interface Policy extends Reach {
  /** The caller's name in the settings, for the log; `default` for everyone who is not listed. */
  readonly caller: string;
  readonly authorise: (operation: Operation) => void;
  /** Counts a call, or refuses it; absent where the caller may make any number. */
  readonly limit?: Limit;
}

export type Recognise = (call: Call) => Policy;

/** The digest under which a function key stands in the settings: SHA-256. The key itself is not kept. */
export const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();

interface Principal {
  readonly ids: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/** Largest x-ms-client-principal that is looked at, in characters. */
const LONGEST_PRINCIPAL = 16_384;
const idClaims = new Set(['oid', 'appid', 'azp', 'http://schemas.microsoft.com/identity/claims/objectidentifier']);

/** Reads what Easy Auth says of the caller: base64 of {claims: [{typ, val}], role_typ}. */
export const readPrincipal = (header: string | undefined): Principal | undefined => {
  if (!header || header.length > LONGEST_PRINCIPAL) return undefined;
  try {
    const { claims, role_typ: roleType } = JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
    const pairs: readonly { typ?: unknown; val?: unknown }[] = Array.isArray(claims) ? claims : [];
    const values = (fits: (type: string) => boolean): Set<string> =>
      new Set(
        pairs.filter(({ typ, val }) => typeof val === 'string' && fits(String(typ))).map(({ val }) => String(val)),
      );
    return {
      ids: new Set([...values((type) => idClaims.has(type))].map((id) => id.toLowerCase())),
      roles: values((type) => type === 'roles' || type === roleType),
    };
  } catch {
    return undefined;
  }
};

const sameDigest = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/** Of each list that it is asked for, the accounts that these entries name: `*`, `games`, `apple/*`, `apple/games`. */
const reachOf = (text: string): Policy['reachable'] => {
  const entries = new Set(
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  );
  const reached = new WeakMap<readonly Account[], readonly Account[]>();
  const reaches = ({ store, name }: Account): boolean =>
    entries.has(name) || entries.has(`${store}/*`) || entries.has(`${store}/${name}`);
  return (accounts) => {
    if (entries.has('*')) return accounts;
    const found = reached.get(accounts) ?? accounts.filter(reaches);
    reached.set(accounts, found);
    return found;
  };
};

/** Callers with the same accounts share one list of them. */
const makeReach = () => {
  const made = new Map<string, Policy['reachable']>();
  return (text: string | undefined): Policy['reachable'] => {
    if (text === undefined) return (accounts) => accounts;
    const found = made.get(text) ?? reachOf(text);
    made.set(text, found);
    return found;
  };
};

const policyOf = (
  config: CallerConfig,
  catalog: readonly Operation[],
  reach: ReturnType<typeof makeReach>,
  elapsed: () => number,
): { policy: Policy; faults: string[]; warnings: readonly string[] } => {
  const { authorise, unknown, warnings } = readPolicy(config.allow.text, catalog, config.allow.setting);
  const { callsPerMinute } = config;
  const policy: Policy = {
    caller: config.name,
    ...(callsPerMinute && { limit: makeLimit(callsPerMinute.most, callsPerMinute.setting, elapsed) }),
    authorise,
    reachable: reach(config.accounts?.text),
    ...(config.accounts && { accountsSetting: config.accounts.setting }),
  };
  return {
    policy,
    warnings,
    faults: unknown.map((entry) => `${config.allow.setting} names ${entry}, which is neither a class nor an operation`),
  };
};

/** The policy of one caller in the settings, and what decides each operation: for tools that show it. */
export const explained = (caller: CallerConfig, catalog: readonly Operation[]) => ({
  ...policyOf(caller, catalog, makeReach(), () => 0),
  explain: readPolicy(caller.allow.text, catalog, caller.allow.setting).explain,
});

/**
 * Who is listed with this key gets that policy; else who is vouched for with a listed ID or role; else the default.
 * `x-ms-client-principal` counts only when the deployment says that Easy Auth stands in front: anyone can write a header.
 */
export const makeRecognise = (
  config: Config,
  catalog: readonly Operation[],
  elapsed: () => number = systemTime.elapsed,
): { recognise: Recognise; faults: string[]; warnings: string[] } => {
  const reach = makeReach();
  const listed = config.callers.map((caller) => ({ caller, ...policyOf(caller, catalog, reach, elapsed) }));
  const fallback = policyOf(config.defaultCaller, catalog, reach, elapsed);
  const keys = new Map(listed.map((each) => [each.caller.keyDigest?.toString('hex'), each]));
  const byKey = (digest: Buffer | undefined) => {
    const found = digest && keys.get(digest.toString('hex'));
    return digest && found?.caller.keyDigest && sameDigest(found.caller.keyDigest, digest) ? found : undefined;
  };
  const byPrincipal = (principal: Principal | undefined) =>
    principal &&
    listed.find(
      ({ caller }) =>
        (caller.principal && principal.ids.has(caller.principal)) || (caller.role && principal.roles.has(caller.role)),
    );
  return {
    faults: [...fallback.faults, ...listed.flatMap(({ faults }) => faults)],
    // a caller without a policy of its own has that of everyone else, and its warnings
    warnings: [...new Set([fallback, ...listed].flatMap(({ warnings }) => warnings))],
    recognise: (call) => {
      const vouched = config.easyAuth ? byPrincipal(readPrincipal(call.header('x-ms-client-principal'))) : undefined;
      return (byKey(call.keyDigest) ?? vouched ?? fallback).policy;
    },
  };
};

/** With a fault in its own settings the relay answers nothing but its health: it says what is wrong instead of guessing. */
export const refuseAll = (faults: readonly string[]): Recognise => {
  const none: readonly Account[] = [];
  return () => ({
    caller: DEFAULT_CALLER,
    reachable: () => none,
    authorise: ({ anonymous }) => {
      if (anonymous) return;
      const details = faults.map((message) => ({ code: 'setting', message }));
      throw new Failure('not_configured', `The relay is not set up: ${faults.join('; ')}.`, { details });
    },
  });
};
