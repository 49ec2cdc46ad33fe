// What may be called: the policy, read once at start from the settings.
import { accesses, type Operation } from '../connector/operation.ts';
import { storeNames } from '../connector/stores.ts';
import { Failure } from './errors.ts';

export type Authorise = (operation: Operation) => void;

/** Reading is open, and so are the operations that the relay was made for; who may make a token may also end it. */
export const DEFAULT_ALLOW = 'read, CreateAccessToken, RevokeAccessToken';

const named = (entry: string, operation: Operation): boolean =>
  entry === operation.access ||
  (/^[\w*]+$/.test(entry) && new RegExp(`^${entry.replaceAll('*', '.*')}$`, 'i').test(operation.id));

/** `samsung/read` is `read`, of that store alone. */
const matches = (entry: string, operation: Operation): boolean => {
  const [store, rest] = entry.split('/', 2);
  return rest === undefined ? named(entry, operation) : store === operation.store && named(rest, operation);
};

/** A class is known even where no operation has it yet, of a store that there is. */
const isClass = (entry: string): boolean => {
  const [first = '', second] = entry.split('/', 2);
  if (second !== undefined && !(storeNames as readonly string[]).includes(first)) return false;
  return (accesses as readonly string[]).includes(second ?? first);
};

/**
 * Reads a policy: access classes (`read`, `write`, `publish`, `credential`) and operation names, where `*` stands for
 * any letters, each perhaps behind a store (`apple/*`), separated by commas; a minus in front takes away again.
 * `*, -CreateAccessToken` is all but one; the class `anything` is never part of `*`.
 * Returns the entries that fit nothing, too: a mistyped policy must not pass for a stricter or looser one.
 */
export const readPolicy = (
  text: string,
  catalog: readonly Operation[],
  setting = 'RELAY__ALLOW',
): { authorise: Authorise; unknown: string[] } => {
  const entries = text.split(/[\s,]+/).filter(Boolean);
  const bare = (entry: string): string => entry.replace(/^-/, '');
  // `*` is all that there is, but for what reaches any address of a store: that has to be named, as `anything` or by its name
  const isAll = (entry: string): boolean => /^(\w+\/)?\*+$/.test(entry);
  const fits = (sign: boolean, operation: Operation): boolean =>
    entries.some(
      (entry) =>
        entry.startsWith('-') === sign &&
        matches(bare(entry), operation) &&
        (operation.access !== 'anything' || !isAll(entry)),
    );
  const isAllowed = (operation: Operation): boolean =>
    operation.passesOn === true || operation.fillsDropDowns === true || fits(false, operation);
  const allowed = new Set(catalog.filter((operation) => isAllowed(operation) && !fits(true, operation)));
  return {
    unknown: entries.filter(
      (entry) => !isClass(bare(entry)) && !catalog.some((operation) => matches(bare(entry), operation)),
    ),
    authorise: (operation) => {
      if (operation.anonymous || allowed.has(operation)) return;
      throw new Failure(
        'operation_not_allowed',
        `${operation.id} is switched off on this relay. An administrator can add ${operation.id} to the setting ${setting}.`,
      );
    },
  };
};
