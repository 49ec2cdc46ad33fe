// Authorization: the access policy of each caller. Entries are checked at start; the allowed operations are computed on first use.
import type { Operation } from '../../connector/core/operation.ts';
import { Failure } from '../core/errors.ts';
import { entryReader, type PolicyEntry, type PolicySubject } from './policyEntries.ts';

export type Authorize = (operation: PolicySubject) => void;

/** Whether an operation is allowed, and the deciding entry of the policy, or why none is needed. */
export interface PolicyDecision {
  readonly allowed: boolean;
  readonly by: string;
}

/** What is wrong with a policy text. */
export interface PolicyFaults {
  /** Entries that match nothing. */
  readonly unknown: readonly string[];
  /** One sentence for each wildcard that matches the name of an `anything` operation, which it does not allow. */
  readonly warnings: readonly string[];
}

/** Result of parsing a policy text. */
export interface ParsedPolicy extends PolicyFaults {
  readonly authorize: Authorize;
  readonly explain: (operation: PolicySubject) => PolicyDecision;
}

/** Policy parser of one catalog. `check` finds the faults alone: thousands of policies are checked at start. */
export interface PolicyReader {
  readonly read: (text: string, setting: string) => ParsedPolicy;
  readonly check: (text: string, setting: string) => PolicyFaults;
}

type IsAllowed = (operation: PolicySubject) => boolean;

/**
 * Parses policies: comma-separated access classes (`read`, `write`, `publish`, `credential`) and operation names with
 * `*` as wildcard, optionally prefixed by a store (`apple/*`); a leading minus excludes. `*, -CreateAccessToken` is all
 * but one. A name is one of the catalog, or of a store's contract. Operations that reach any path of a store (class
 * `anything`) are allowed only by the class or the full name, never by a wildcard; a wildcard after a minus excludes
 * them.
 */
export function policyReader(catalog: readonly Operation[]): PolicyReader {
  const entriesOf = entryReader(catalog);
  return {
    read: (text, setting) => readWith(entriesOf(text), catalog, setting),
    check: (text, setting) => faultsIn(entriesOf(text), setting),
  };
}

function readWith(entries: readonly PolicyEntry[], catalog: readonly Operation[], setting: string): ParsedPolicy {
  const decided = remembering(allowedBy(entries), catalog);
  const explain = (operation: PolicySubject): PolicyDecision => {
    if (operation.anonymous) return { allowed: true, by: 'needs no key' };
    const minus = entries.find(({ withdraws }) => withdraws(operation));
    if (minus !== undefined) return { allowed: false, by: minus.text };
    const plus = entries.find(({ grants }) => grants(operation));
    if (plus !== undefined) return { allowed: true, by: plus.text };
    if (operation.delegates) return { allowed: true, by: 'the policy is asked about the operation inside' };
    if (operation.fillsDropDowns) return { allowed: true, by: 'the policy is asked about the list behind it' };
    return { allowed: false, by: 'no entry fits' };
  };
  return {
    explain,
    ...faultsIn(entries, setting),
    authorize: (operation) => {
      if (operation.anonymous || decided(operation)) return;
      throw new Failure(
        'operation_not_allowed',
        `${operation.id} is switched off on this relay. An administrator can add ${operation.id} to the setting ${setting}.`,
      );
    },
  };
}

function allowedBy(entries: readonly PolicyEntry[]): IsAllowed {
  return (operation) =>
    (operation.delegates === true ||
      operation.fillsDropDowns === true ||
      entries.some(({ grants }) => grants(operation))) &&
    !entries.some(({ withdraws }) => withdraws(operation));
}

/** Decides once for each operation: for all of the catalog on first use, for others when called. An operation that is in neither is not allowed. */
function remembering(isAllowed: IsAllowed, catalog: readonly Operation[]): IsAllowed {
  let allowed: ReadonlySet<PolicySubject> | undefined;
  let contract: Map<string, boolean> | undefined;
  return (operation) => {
    if (operation.tag === undefined) {
      allowed ??= new Set(catalog.filter(isAllowed));
      return allowed.has(operation);
    }
    contract ??= new Map();
    const known = contract.get(operation.id) ?? isAllowed(operation);
    contract.set(operation.id, known);
    return known;
  };
}

function faultsIn(entries: readonly PolicyEntry[], setting: string): PolicyFaults {
  const isAllowed = allowedBy(entries);
  return {
    unknown: entries.filter(({ isKnown }) => !isKnown).map(({ text }) => text),
    warnings: entries.flatMap(({ text, unbounded }) => {
      const ids = unbounded.filter((operation) => !isAllowed(operation)).map(({ id }) => id);
      return ids.length === 0
        ? []
        : [
            `${setting}: ${text} does not allow ${ids.join(' and ')}: a wildcard never does, only the full name or anything`,
          ];
    }),
  };
}
