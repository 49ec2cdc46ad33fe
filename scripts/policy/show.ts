// The policy of a caller as data and as text.
import { accesses, type Operation } from '../../connector/core/operation.ts';
import type { Config } from '../../functions/config/config.ts';
import { contractOperations } from '../../functions/contract/contractOperations.ts';
import { contractPages } from '../../functions/contract/names.ts';
import type { StoreAccount } from '../../functions/pipeline/accounts.ts';
import type { PolicyDecision } from '../../functions/pipeline/authorize.ts';
import { explainedPolicy } from '../../functions/pipeline/identifyCaller.ts';
import { wrongUse } from '../setup/options.ts';

export interface ShownPolicy {
  readonly caller: string;
  /** The relevant settings, and whether they are set: otherwise the built-in default applies. */
  readonly allow: { readonly setting: string; readonly value: string };
  readonly accountsSetting: string;
  /** `store/name` of each account that the caller may use. */
  readonly accounts: readonly string[];
  readonly operations: readonly (PolicyDecision & { readonly operation: string; readonly access: string })[];
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/** `wanted` and `operation` are case-insensitive; the error for an unknown name lists the known ones. */
export function showPolicy(
  config: Config,
  catalog: readonly Operation[],
  wanted: string,
  operation?: string,
): ShownPolicy {
  const callers = [config.defaultCaller, ...config.callers];
  const caller = callers.find(({ name }) => name === wanted.toLowerCase());
  if (!caller)
    throw wrongUse(`There is no caller ${wanted}. There are: ${callers.map(({ name }) => name).join(', ')}.`);
  const asked = named(catalog, operation);
  if (asked.length === 0)
    throw wrongUse(
      `There is no operation ${operation}. ${['docs/operations.md', ...contractPages()].join(' and ')} list them.`,
    );
  const { policy, explain, faults, warnings } = explainedPolicy(caller, catalog);
  const reached = policy.reachable(config.accounts as readonly unknown[] as readonly StoreAccount[]);
  return {
    caller: caller.name,
    allow: { setting: caller.allow.setting, value: caller.allow.text },
    accountsSetting: policy.accountsSetting ?? 'none: every account',
    accounts: reached.map(({ store, name }) => `${store}/${name}`),
    operations: asked.map((each) => ({ operation: each.id, access: each.access, ...explain(each) })),
    faults: [...new Set([...config.faults, ...faults])],
    warnings,
  };
}

export function policyText({
  caller,
  allow,
  accountsSetting,
  accounts,
  operations,
  faults,
  warnings,
}: ShownPolicy): string {
  const lines = [
    `Caller      ${caller === 'default' ? 'default: everyone who is not listed' : caller}`,
    `Policy      ${allow.setting} = ${allow.value || '(nothing)'}`,
    `Accounts    ${accounts.join(', ') || 'none'} (setting: ${accountsSetting})`,
    ...faults.map((each) => `Fault       ${each}: the relay rejects every call until it is fixed`),
    ...warnings.map((each) => `Warning     ${each}`),
    '',
    ...(operations.length === 1
      ? operations.map(sentence)
      : accesses.flatMap((access) => classLines(access, operations))),
  ];
  return `${lines.join('\n')}\n`;
}

/** All operations of the catalog, or the one of that name: of the catalog, or of a store's contract. */
function named(catalog: readonly Operation[], name: string | undefined): readonly Operation[] {
  const found = catalog.filter(({ id }) => name === undefined || id.toLowerCase() === name.toLowerCase());
  const entry = contractOperations().entries.find(({ id }) => id.toLowerCase() === name?.toLowerCase());
  const derived = entry && contractOperations().named(entry.id);
  return found.length === 0 && derived ? [derived] : found;
}

function sentence({ operation, access, allowed, by }: ShownPolicy['operations'][number]): string {
  return `${operation} (class ${access}) is ${allowed ? 'allowed' : 'refused'}: ${by}`;
}

function classLines(access: string, operations: ShownPolicy['operations']): string[] {
  const own = operations.filter((each) => each.access === access);
  const allowed = own.filter((each) => each.allowed);
  const lines = allowed.map(({ operation, by }) => `  ${operation}  (${by})`);
  const minus = own.filter(({ allowed: is, by }) => !is && by.startsWith('-'));
  return [
    `${access}: ${allowed.length} of ${own.length}`,
    ...lines,
    ...minus.map(({ operation, by }) => `  not ${operation}  (${by})`),
  ];
}
