// Reads the Microsoft Entra ID principal of a call and finds the matching configured caller.
import type { CallerConfig } from '../config/callers.ts';

export interface Principal {
  readonly ids: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/** Largest accepted x-ms-client-principal, in characters. */
const LONGEST_PRINCIPAL = 16_384;
const idClaims = new Set(['oid', 'appid', 'azp', 'http://schemas.microsoft.com/identity/claims/objectidentifier']);

/** Parses the header of Easy Auth: base64 of {claims: [{typ, val}], role_typ}. */
export function readPrincipal(header: string | undefined): Principal | undefined {
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
}

/** Creates an index that finds the first configured caller with one of the principal's IDs or roles. */
export function makeFindVouched(callers: readonly CallerConfig[]): (principal: Principal) => CallerConfig | undefined {
  const ids = firstBy(callers, ({ principal }) => principal);
  const roles = firstBy(callers, ({ role }) => role);
  return (principal) => {
    const found = [
      ...[...principal.ids].map((id) => ids.get(id)),
      ...[...principal.roles].map((role) => roles.get(role)),
    ];
    return callers[Math.min(...found.filter((at) => at !== undefined))];
  };
}

/** Index of the first caller with each name. */
function firstBy(
  callers: readonly CallerConfig[],
  nameOf: (caller: CallerConfig) => string | undefined,
): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (let at = 0; at < callers.length; at += 1) {
    const name = nameOf(callers[at] as CallerConfig);
    if (name && !first.has(name)) first.set(name, at);
  }
  return first;
}
