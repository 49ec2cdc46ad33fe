// Reads what the App Store signed in a response: each JWS becomes its fields, verified, with the JWS beside them.
import type { EventFields } from '../../../connector/core/eventFields.ts';
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';
import {
  appTransactionFields,
  renewalFields,
  transactionFields,
} from '../../../connector/stores/appstoreserver/signedFields.ts';
import { asNumber } from '../../core/losslessJson.ts';
import { eventItem } from '../../pipeline/eventItem.ts';
import type { DecodingAccount } from '../../pipeline/storeDefinition.ts';
import { purchaseEventOf } from '../apple/purchaseEvents.ts';
import {
  APPLE_ROOT_G3,
  claimsOf,
  isSignedEnvironment,
  notificationSubject,
  openVerifier,
  textOf,
} from '../apple/signedData.ts';

/** What a JWS is about. */
export type SignedKind = 'transaction' | 'renewal' | 'appTransaction' | 'notification';

interface SignedMember {
  readonly kind: SignedKind;
  /** The member in the response of the relay. */
  readonly name: string;
}

/** The signed members of responses. Source: Apple, "App Store Server API". */
const signedMembers = new Map<string, SignedMember>(
  Object.entries({
    signedTransactions: { kind: 'transaction', name: 'transactions' },
    signedTransactionInfo: { kind: 'transaction', name: 'transaction' },
    signedRenewalInfo: { kind: 'renewal', name: 'renewal' },
    signedAppTransactionInfo: { kind: 'appTransaction', name: 'appTransaction' },
    signedPayload: { kind: 'notification', name: 'notification' },
  }),
);

/** Members that are milliseconds since 1970. */
const times = new Set(['attemptDate', 'completeDate', 'effectiveDate']);
const LAST_DATE = 8_640_000_000_000_000;
/** Documented responses have four levels; nothing below is read. */
const DEEPEST = 8;

/** Converts a response of the App Store Server API: see `decode` of `StoreDefinition`. */
export function decodeResponse(body: unknown, account: DecodingAccount): Promise<unknown> {
  return decodeBelow(body, account, DEEPEST);
}

async function decodeBelow(body: unknown, account: DecodingAccount, levels: number): Promise<unknown> {
  if (levels === 0) return body;
  if (Array.isArray(body)) return Promise.all(body.map((each) => decodeBelow(each, account, levels - 1)));
  if (!isJsonObject(body)) return body;
  const members = Object.entries(body).map(([name, value]) => decodeMember(name, value, account, levels));
  return Object.fromEntries(await Promise.all(members));
}

/** The fields of signed data if Apple signed it for the account's app; otherwise why it is not verified. */
export async function decodeSigned(kind: SignedKind, signed: string, account: DecodingAccount): Promise<JsonObject> {
  const read = await verify(kind, signed, account);
  return typeof read === 'string' ? { verified: false, problem: read, signed } : { verified: true, ...read, signed };
}

async function decodeMember(
  name: string,
  value: unknown,
  account: DecodingAccount,
  levels: number,
): Promise<readonly [string, unknown]> {
  const member = signedMembers.get(name);
  if (member && typeof value === 'string') return [member.name, await decodeSigned(member.kind, value, account)];
  if (member && Array.isArray(value)) {
    const all = value.map((each) => decodeSigned(member.kind, textOf(each), account));
    return [member.name, await Promise.all(all)];
  }
  if (times.has(name)) return [name, dateOf(value)];
  return [name, await decodeBelow(value, account, levels - 1)];
}

/** A sentence if it is not verified. */
async function verify(
  kind: SignedKind,
  signed: string,
  { fields, simulated }: DecodingAccount,
): Promise<JsonObject | string> {
  const claims = claimsOf(signed);
  if (!claims) return 'This is no signed data: it has to have three parts with dots between.';
  const { environment, bundleId, appId } = subjectOf(kind, claims);
  const own = fields.BUNDLE_ID ?? '';
  // renewal information does not name the app
  if (kind !== 'renewal' && bundleId !== own) return `It is about another app than ${own}.`;
  if (!isSignedEnvironment(environment)) return 'It is not from Production or Sandbox, and Apple signs nothing else.';
  // a setting that replaces Apple's certificate has no effect where the store is real
  const root = (simulated && fields.PURCHASE_ROOT_SHA256?.toLowerCase()) || APPLE_ROOT_G3;
  // the app's ID is not a setting: the bundle ID identifies the app as well
  const subject = { bundleId: own, appId: Number(textOf(appId)), environment };
  const verifier = await openVerifier(subject, signed, root);
  if (!verifier) return "It does not come with Apple's root certificate, so somebody else signed it.";
  try {
    switch (kind) {
      case 'transaction':
        return flat(transactionFields, await verifier.verifyAndDecodeTransaction(signed));
      case 'renewal':
        return flat(renewalFields, await verifier.verifyAndDecodeRenewalInfo(signed));
      case 'appTransaction':
        return flat(appTransactionFields, await verifier.verifyAndDecodeAppTransaction(signed));
      default:
        return (await purchaseEventOf(verifier, signed, root))?.item ?? WRONG;
    }
  } catch {
    return WRONG; // the library throws for everything that it does not accept
  }
}

const WRONG = 'Its signature or certificate is not right, so it was changed, or somebody else signed it.';

function flat(fields: EventFields, payload: object): JsonObject {
  return eventItem(fields, payload);
}

function subjectOf(kind: SignedKind, claims: JsonObject) {
  if (kind === 'notification') return notificationSubject(claims);
  const environment = textOf(kind === 'appTransaction' ? claims.receiptType : claims.environment);
  return { environment, bundleId: claims.bundleId, appId: claims.appAppleId };
}

/** The date and time; unchanged if it is none. */
function dateOf(value: unknown): unknown {
  const milliseconds = Number(textOf(asNumber(value)) || undefined);
  return Math.abs(milliseconds) <= LAST_DATE ? new Date(milliseconds).toISOString() : value;
}
