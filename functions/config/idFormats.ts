// Detects IDs in the wrong setting: an ID with the format of another one is a mistake.
import type { AccountFields, AccountSettings } from './storeSettings.ts';

const PEM = /BEGIN [A-Z ]*KEY|^MI[A-Z][\w+/]{20}/;

/** Faults in the IDs of an account, one sentence each, without the final full stop. */
export function idProblems(account: AccountSettings, prefix: string, fields: AccountFields): readonly string[] {
  const { swappedIds } = account;
  const [first, second] = swappedIds?.fields ?? [];
  const isSwapped = swappedIds?.areSwapped(fields[first ?? ''] ?? '', fields[second ?? ''] ?? '');
  const problems = Object.entries(fields).flatMap(([field, id]) => {
    const problem = id === undefined ? undefined : idProblem(account, field, id);
    const isReported = problem === undefined || (isSwapped && (field === first || field === second));
    return isReported ? [] : [`${prefix}${field} ${problem}`];
  });
  return isSwapped
    ? [`${prefix}${first} and ${prefix}${second} are swapped. ${swappedIds?.where}`, ...problems]
    : problems;
}

/** The fault in the format of one ID, to follow the name of its setting; undefined if it is valid. Shows no value. */
export function idProblem({ idChecks }: AccountSettings, field: string, id: string): string | undefined {
  return idChecks[field.replace(/_NEXT$/, '')]?.(id);
}

/** For a text that is a key. */
export function aboutPem(text: string): string | undefined {
  return PEM.test(text) ? 'holds a key, which belongs in PRIVATE_KEY' : undefined;
}
