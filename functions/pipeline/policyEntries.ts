// The entries of authorization policies. Callers share most of them, so what an entry matches is computed once per catalog.
import { accesses, type Operation } from '../../connector/core/operation.ts';
import { storeNames } from '../../connector/core/stores.ts';
import { contractOnly, isContractName, namesOf } from '../contract/names.ts';

/** What a policy reads of an operation. */
export type PolicySubject = Pick<
  Operation,
  'id' | 'access' | 'store' | 'recipe' | 'tag' | 'anonymous' | 'delegates' | 'fillsDropDowns'
>;

/** One entry of a policy: `read`, `Submit*`, `apple/*` or `-ListUsers`. */
export interface PolicyEntry {
  /** As written, with its minus. */
  readonly text: string;
  readonly grants: (operation: PolicySubject) => boolean;
  readonly withdraws: (operation: PolicySubject) => boolean;
  /** Whether it matches anything: a typo must not silently make a policy stricter or looser. */
  readonly isKnown: boolean;
  /** Matching operations of class `anything`, for a wildcard that seems to allow them: none ever does. */
  readonly unbounded: readonly PolicySubject[];
}

/** Splits a policy into its entries. */
export type ReadEntries = (text: string) => readonly PolicyEntry[];

/** The reader of one catalog. */
export function entryReader(catalog: readonly Operation[]): ReadEntries {
  const known = new Map<string, PolicyEntry>();
  return (text) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((each) => {
        const found = known.get(each) ?? readEntry(each, catalog);
        known.set(each, found);
        return found;
      });
}

function readEntry(text: string, catalog: readonly Operation[]): PolicyEntry {
  const isMinus = text.startsWith('-');
  const entry = text.replace(/^-/, '');
  const matching = new Set<PolicySubject>(catalog.filter((operation) => matches(entry, operation)));
  // operations derived from the contract are not in the catalog; they are matched when called
  const fits = (operation: PolicySubject): boolean =>
    operation.tag === undefined ? matching.has(operation) : matches(entry, operation);
  return {
    text,
    grants: (operation) => !isMinus && reaches(entry, operation) && fits(operation),
    withdraws: (operation) => isMinus && fits(operation),
    isKnown: isClass(entry) || matching.size > 0 || isOfContract(entry),
    unbounded: !isMinus && entry.includes('*') && !isEverything(entry) ? [...matching].filter(isUnbounded) : [],
  };
}

/** `samsung/read` is `read` for that store only. */
function matches(entry: string, operation: PolicySubject): boolean {
  const [store, rest] = entry.split('/', 2);
  return rest === undefined ? named(entry, operation) : store === operation.store && named(rest, operation);
}

function named(entry: string, operation: PolicySubject): boolean {
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
function reaches(entry: string, { access, tag }: PolicySubject): boolean {
  return (
    !entry.includes('*') ||
    (access !== 'anything' && (tag === undefined || isEverything(entry) || isContractName(entry)))
  );
}

/** `*` and `apple/*`: documented to exclude class `anything`; a wildcard with letters may be meant to allow it. */
function isEverything(entry: string): boolean {
  return /^(\w+\/)?\*+$/.test(entry);
}

/** A class of an existing store is valid even if no operation has it yet. */
function isClass(entry: string): boolean {
  const [first = '', second] = entry.split('/', 2);
  if (second !== undefined && !(storeNames as readonly string[]).includes(first)) return false;
  return (accesses as readonly string[]).includes(second ?? first);
}

/** Only a name with an underscore can be a contract operation; the contract is loaded only for those. */
function isOfContract(entry: string): boolean {
  return isContractName(entry) && contractOnly().some((operation) => matches(entry, operation));
}

function isUnbounded({ access }: PolicySubject): boolean {
  return access === 'anything';
}
