// Everything that the pipeline has to know about one store. Each store has one object of this type, in functions/stores/<store>/definition.ts.

import type { DocumentForm } from '../../connector/core/documentForm.ts';
import type { JsonObject } from '../../connector/core/json.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Store } from '../../connector/core/stores.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { SignClaims } from '../auth/jwt.ts';
import type { Algorithm } from '../auth/privateKey.ts';
import type { OpenTokenSource } from '../auth/tokenSource.ts';
import type { AccountFields, StoreSettings } from '../config/storeSettings.ts';
import type { Deadline } from '../core/deadline.ts';
import type { ErrorDetail } from '../core/errors.ts';
import type { Secret } from '../core/secret.ts';
import type { Time } from '../core/time.ts';
import type { RateLimitHeader } from '../transport/rateLimit.ts';
import type { StoreClient } from '../transport/storeClient.ts';
import type { StoreResponse } from '../transport/storeResponse.ts';
import type { PollDelay } from './pollDelay.ts';

export type StoreDefinition = StoreBehavior & StoreSettings & KeyMethod;

/** One definition for each store of the relay. */
export type StoreDefinitions = Readonly<Record<Store, StoreDefinition>>;

interface StoreBehavior {
  /** Reads the codes and messages of an error response; empty if it is in another format. */
  readonly parseError: (json: unknown) => ErrorDetail[];
  /** What the author of a flow can do, by error code or the beginning of one. The longest match counts. */
  readonly hints: Readonly<Record<string, string>>;
  /** Whether a JSON response with status 200 is an error. */
  readonly isRefusal200: (json: unknown) => boolean;
  /** Paths of the members that `isRefusal200` reads, parents first; without them it gets the whole response, parsed. */
  readonly refusalMembers?: readonly string[];
  /** Path of the ID in a response that is one resource, such as `data/id`; rows with `responseIdFrom` require it. */
  readonly idMember?: string;
  /** Whether a response rejects the credential of the request. */
  readonly isCredentialRefusal: (operation: StoreOperation, response: ResponseStart) => boolean;
  /** Whether gzip is requested from the store. */
  readonly mayCompress: boolean;
  /** Responses to reads are buffered as well, to coerce their values; otherwise long lists are streamed. */
  readonly buffersReads: boolean;
  /** How a list in a query is written: `id=1,2` or `id=1&id=2`. */
  readonly queryStyle: 'csv' | 'repeat';
  /** The API paths that raw requests may use. */
  readonly rawPaths: { readonly begins: RegExp; readonly description: string };
  /** Some of the store's reads take a body. */
  readonly readsTakeBody: boolean;
  /** For the dashboard: the smallest read of each part of the store, by the name of the part; paths below the store. */
  readonly probes: Readonly<Record<string, string>>;
  /** For the dashboard: the path of the operation that reads a daily sales report, if there is one. */
  readonly salesReport?: string;
  /** For agents: what the IDs of its apps look like, and which operation lists them; a sentence. */
  readonly appIds?: string;
  /** The response header with the store's rate limit, if it has one. */
  readonly rateLimitHeader?: RateLimitHeader;
  /** Set if the store may answer that the result of a request comes later. */
  readonly asyncOperation?: AsyncOperation;
  /** The host that exchanges a key for a token, by its name in `origins`; the API's by default. */
  readonly tokenHost?: string;
  /**
   * Converts the response of a row with the column `decodes`: what is signed is verified and its fields are read, times
   * become dates. `body` is parsed exactly (functions/core/losslessJson.ts).
   */
  readonly decode?: (body: unknown, account: DecodingAccount) => Promise<unknown>;
  /** Converts flat inputs to the store's document format and back, for rows with the column `document`. */
  readonly document?: DocumentFormat;
}

/** The account whose response is decoded: its settings other than keys, and whether its store is simulated. */
export interface DecodingAccount {
  readonly fields: AccountFields;
  readonly simulated?: true;
}

export type ResponseStart = Pick<StoreResponse, 'status' | 'start'>;

/** How a key authenticates: it signs JWTs, or it is sent as it is. */
type KeyMethod = SigningMethod | BearerMethod;

interface SigningMethod {
  readonly algorithm: Algorithm;
  /** Where the store gives the key out, for messages: `Seller Portal`. */
  readonly keySource: string;
  /** The member `type` of the store's key file, if that file is JSON, such as `service_account`. */
  readonly keyFileType?: string;
  /** Whether the JWT names the key ID in its header (`kid`). */
  readonly namesKeyId: boolean;
  readonly createAuthenticator: (key: SigningKey, context: AuthenticatorContext) => Authenticator;
}

interface BearerMethod {
  readonly algorithm: 'bearer';
  readonly createAuthenticator: (key: BearerKey, context: AuthenticatorContext) => Authenticator;
}

export interface SigningKey {
  readonly id: string;
  readonly sign: SignClaims;
}

export interface BearerKey {
  readonly id: string;
  readonly secret: Secret;
}

export interface AuthenticatorContext {
  /** The account's settings other than keys and their IDs, by field name, such as ISSUER_ID. */
  readonly fields: AccountFields;
  /** The account's client for the host that issues tokens: `tokenHost` of the definition. */
  readonly client: StoreClient;
  readonly time: Time;
  /** For a store whose tokens outlive the process. The account, its key and its host are part of the identity already. */
  readonly tokens: OpenTokenSource;
}

export interface AsyncOperation {
  /** Whether the result of the request comes later. */
  readonly isPending: (sent: StoreResponse) => boolean;
  /** Waits for the result; throws `store_timeout` if the deadline comes first. */
  readonly result: (sent: StoreResponse, call: AsyncCall) => Promise<StoreResponse>;
}

/** A host that may have the result. */
export interface PollTarget {
  readonly origin: string;
  /** Gets a path of that host, signed like the call. */
  readonly get: (path: string) => Promise<StoreResponse>;
}

export interface AsyncCall {
  /** The host of the call and the host of the API. */
  readonly places: readonly [PollTarget, ...PollTarget[]];
  readonly deadline: Deadline;
  readonly pollDelay: PollDelay;
  /** Whether the call is a read. */
  readonly reads: boolean;
}

export interface DocumentFormat {
  readonly toDocument: (form: DocumentForm, inputs: unknown, path: Readonly<Record<string, string>>) => JsonObject;
  readonly fromDocument: (form: DocumentForm, body: unknown) => unknown;
}
