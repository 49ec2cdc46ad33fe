// Authorization policies of the callers. Entries are checked at start; the allowed operations are computed on first use.
import { accesses, type Operation } from '../../connector/core/operation.ts';
import { storeNames } from '../../connector/core/stores.ts';
import { contractOnly, isContractName, namesOf } from '../contract/names.ts';
import { Failure } from '../core/errors.ts';

export type Authorize = (operation: Operation) => void;

type Subject = Pick<Operation, 'id' | 'access' | 'store' | 'recipe' | 'tag'>;

/** Whether an operation is allowed, and the deciding entry of the policy, or why none is needed. */
export interface PolicyDecision {
  readonly allowed: boolean;
  readonly by: string;
}

/** Result of parsing a policy text. */
export interface ParsedPolicy {
  readonly authorize: Authorize;
  readonly explain: (operation: Operation) => PolicyDecision;
  /** Entries that match nothing: a typo must not silently make a policy stricter or looser. */
  readonly unknown: readonly string[];
  /** One sentence for each wildcard that matches the name of an `anything` operation, which it does not allow. */
  readonly warnings: readonly string[];
}

/** Policy parser of one catalog. Callers share most entries, so the matches of an entry are computed once. */
export type PolicyReader = (text: string, setting: string) => ParsedPolicy;

type Fitting = (entry: string) => ReadonlySet<Operation>;

/** The same for one policy. */
export function parsePolicy(text: string, catalog: readonly Operation[], setting = 'RELAY__ALLOW'): ParsedPolicy {
  return policyReader(catalog)(text, setting);
}

/**
 * Parses policies: comma-separated access classes (`read`, `write`, `publish`, `credential`) and operation names with
 * `*` as wildcard, optionally prefixed by a store (`apple/*`); a leading minus excludes. `*, -CreateAccessToken` is all
 * but one. A name is one of the catalog, or an operationId of Apple's. Operations that reach any path of a store (class
 * `anything`) are allowed only by the class or the full name, never by a wildcard; a wildcard after a minus excludes
 * them.
 */
export function policyReader(catalog: readonly Operation[]): PolicyReader {
  const known = new Map<string, ReadonlySet<Operation>>();
  const fitting = (entry: string): ReadonlySet<Operation> => {
    const found = known.get(entry) ?? new Set(catalog.filter((operation) => matches(entry, operation)));
    known.set(entry, found);
    return found;
  };
  return (text, setting) => readWith(fitting, text, catalog, setting);
}

/** `samsung/read` is `read` for that store only. */
function matches(entry: string, operation: Subject): boolean {
  const [store, rest] = entry.split('/', 2);
  return rest === undefined ? named(entry, operation) : store === operation.store && named(rest, operation);
}

function readWith(fitting: Fitting, text: string, catalog: readonly Operation[], setting: string): ParsedPolicy {
  const entries = text.split(/[\s,]+/).filter(Boolean);
  const bare = (entry: string): string => entry.replace(/^-/, '');
  /** Operations derived from the contract are not in the catalog; they are matched when called. */
  const fits = (entry: string, operation: Operation): boolean =>
    operation.tag === undefined ? fitting(entry).has(operation) : matches(entry, operation);
  const grants = (entry: string, operation: Operation): boolean =>
    !entry.startsWith('-') && reaches(entry, operation) && fits(entry, operation);
  const withdraws = (entry: string, operation: Operation): boolean =>
    entry.startsWith('-') && fits(bare(entry), operation);
  const isAllowed = (operation: Operation): boolean =>
    (operation.delegates === true ||
      operation.fillsDropDowns === true ||
      entries.some((entry) => grants(entry, operation))) &&
    !entries.some((entry) => withdraws(entry, operation));
  let all: ReadonlySet<Operation> | undefined;
  const allowed = (): ReadonlySet<Operation> => {
    all ??= new Set(catalog.filter(isAllowed));
    return all;
  };
  let contract: Map<string, boolean> | undefined;
  const decided = (operation: Operation): boolean => {
    if (operation.tag === undefined) return allowed().has(operation);
    contract ??= new Map();
    const known = contract.get(operation.id) ?? isAllowed(operation);
    contract.set(operation.id, known);
    return known;
  };
  const explain = (operation: Operation): PolicyDecision => {
    if (operation.anonymous) return { allowed: true, by: 'needs no key' };
    const minus = entries.find((entry) => withdraws(entry, operation));
    if (minus !== undefined) return { allowed: false, by: minus };
    const plus = entries.find((entry) => grants(entry, operation));
    if (plus !== undefined) return { allowed: true, by: plus };
    if (operation.delegates) return { allowed: true, by: 'the policy is asked about the operation inside' };
    if (operation.fillsDropDowns) return { allowed: true, by: 'the policy is asked about the list behind it' };
    return { allowed: false, by: 'no entry fits' };
  };
  return {
    explain,
    unknown: entries.filter((entry) => !isKnown(fitting, bare(entry))),
    warnings: wildcardWarnings(entries, fitting, allowed, setting),
    authorize: (operation) => {
      if (operation.anonymous || decided(operation)) return;
      throw new Failure(
        'operation_not_allowed',
        `${operation.id} is switched off on this relay. An administrator can add ${operation.id} to the setting ${setting}.`,
      );
    },
  };
}

function named(entry: string, operation: Subject): boolean {
  return (
    entry === operation.access ||
    (/^[\w*]+$/.test(entry) && namesOf(operation, entry).some((name) => pattern(entry).test(name)))
  );
}

function pattern(entry: string): RegExp {
  return new RegExp(`^${entry.replaceAll('*', '.*')}$`, 'i');
}

/**
 * Whether a matching entry may allow an operation. A wildcard never allows class `anything`. A wildcard with letters
 * targets catalog names, and allows contract operations only if it contains the underscore of their names.
 */
function reaches(entry: string, { access, tag }: Subject): boolean {
  return (
    !entry.includes('*') ||
    (access !== 'anything' && (tag === undefined || isEverything(entry) || isContractName(entry)))
  );
}

/** Only a name with an underscore can be a contract operation; the contract is loaded only for those. */
function isKnown(fitting: Fitting, entry: string): boolean {
  return (
    isClass(entry) ||
    fitting(entry).size > 0 ||
    (isContractName(entry) && contractOnly().some((operation) => matches(entry, operation)))
  );
}

/** `*` alone is documented to exclude them; a wildcard with letters may be meant to allow them. */
function wildcardWarnings(
  entries: readonly string[],
  fitting: Fitting,
  allowed: () => ReadonlySet<Operation>,
  setting: string,
): string[] {
  return entries
    .filter((entry) => entry.includes('*') && !entry.startsWith('-') && !isEverything(entry))
    .flatMap((entry) => {
      const unbounded = [...fitting(entry)].filter(isUnbounded);
      const ids = unbounded.filter((operation) => !allowed().has(operation)).map(({ id }) => id);
      return ids.length === 0
        ? []
        : [
            `${setting}: ${entry} does not allow ${ids.join(' and ')}: a wildcard never does, only the full name or anything`,
          ];
    });
}

/** `*` and `apple/*`. */
function isEverything(entry: string): boolean {
  return /^(\w+\/)?\*+$/.test(entry);
}

/** A class of an existing store is valid even if no operation has it yet. */
function isClass(entry: string): boolean {
  const [first = '', second] = entry.split('/', 2);
  if (second !== undefined && !(storeNames as readonly string[]).includes(first)) return false;
  return (accesses as readonly string[]).includes(second ?? first);
}

function isUnbounded({ access }: Pick<Operation, 'access'>): boolean {
  return access === 'anything';
}
