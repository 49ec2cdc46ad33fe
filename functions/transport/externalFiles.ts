// Files outside the store APIs: short-lived URLs from store responses, and hosts that an administrator allows. No credential is sent.
import type { LookupFunction } from 'node:net';
import { type Deadline, within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { isLoopback } from '../core/loopback.ts';
import type { LimiterKey } from './concurrencyLimiter.ts';
import { createExternalClients } from './externalClients.ts';
import { type FileOwner, hostFailure, statusFailure } from './fileFailures.ts';
import { lookupPublicAddress, PRIVATE_ADDRESS } from './publicAddresses.ts';
import { createAccountLimiters, createStoreClient } from './storeClient.ts';
import { discardBody, type StoreResponse } from './storeResponse.ts';

/** The response of the host of a file. */
export interface FileResponse extends StoreResponse {
  readonly host: string;
  readonly whose: FileOwner;
}

export interface FileRequest {
  readonly method?: 'GET' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | AsyncIterable<Uint8Array>;
  readonly deadline: Deadline;
}

/** File client of one caller: slots are shared fairly between callers, as those of an account are. */
export interface ExternalFiles {
  /** Fetches a URL from a store response. */
  readonly ofStore: (address: string, asked: FileRequest) => Promise<FileResponse>;
  /** Fetches a URL from the client; its host must be in RELAY__FILE_HOSTS. */
  readonly ofCaller: (address: string, asked: FileRequest) => Promise<FileResponse>;
}

export interface FileHosts {
  readonly for: (sender: LimiterKey) => ExternalFiles;
  /** Throws `invalid_request` if a client's URL is one that `ofCaller` refuses. Sends nothing. */
  readonly check: (address: string) => void;
  readonly close: () => Promise<void>;
}

/** Only Amazon's S3 host names: other amazonaws.com names can be single machines. */
const storage = /(^|\.)s3([.-][a-z0-9-]+)*\.amazonaws\.com$/;

/**
 * Creates the client, which sends no credential.
 * @param callerHosts hosts of RELAY__FILE_HOSTS; a call may use them and their subdomains
 * @param storeOrigins origins of the stores; loopback URLs are accepted only if a store is simulated on this machine
 * @param storeHosts domains of the stores' files
 * @param callerOrigins loopback origins from which a call may fetch files, in addition: for simulated stores and tests
 * @param lookup resolves host names for every connection that leaves this machine
 */
export function createExternalFiles(
  callerHosts: readonly string[],
  storeOrigins: readonly string[],
  storeHosts: readonly string[],
  lookup?: LookupFunction,
  callerOrigins: readonly string[] = [],
): FileHosts {
  const guarded = lookupPublicAddress(lookup);
  // one limiter for all hosts: a caller who uses many hosts gets no more slots than one who uses one
  const limiters = createAccountLimiters();
  const clients = createExternalClients((origin) =>
    createStoreClient(origin, {}, isLoopback(origin) ? undefined : guarded, limiters),
  );
  const ask = async (
    url: URL,
    whose: FileOwner,
    sender: LimiterKey,
    { method = 'GET', headers = {}, body, deadline }: FileRequest,
  ): Promise<FileResponse> => {
    const { hostname: host } = url;
    if (!isLoopback(url.origin) && (await within(deadline, isPrivate(guarded, host))))
      throw new Failure(
        whose === 'caller' ? 'invalid_request' : 'store_invalid_answer',
        `The file host ${host} leads to a private address. Files come from hosts on the public internet alone.`,
      );
    const path = `${url.pathname}${url.search}`;
    const fixed = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'store-relay', ...headers };
    const outgoing = { method, path, headers: fixed, secrets: [], ...(body !== undefined && { body }) };
    const safe = method === 'GET' || Buffer.isBuffer(body);
    const sent = await within(deadline, clients.send(url.origin, outgoing, { deadline, sender, safe })).catch(
      (thrown) => Promise.reject(hostFailure(thrown, host, whose)),
    );
    const hasLength = hasEnd(sent);
    if (sent.status >= 200 && sent.status < 300 && (method === 'PUT' || hasLength)) return { ...sent, host, whose };
    discardBody(sent);
    throw statusFailure({ status: sent.status, hasLength }, method, host, whose);
  };
  const urlOfCaller = (address: string): URL => {
    const url = readAddress(address);
    if (callerOrigins.includes(url.origin) && isLoopback(url.origin)) return url;
    if (url.protocol !== 'https:' || url.port !== '' || isLoopback(url.origin) || !isBelow(url.hostname, callerHosts))
      throw refused(
        callerHosts.length > 0
          ? `Files may come from ${callerHosts.join(', ')}, by https. An administrator can add hosts to the setting RELAY__FILE_HOSTS.`
          : 'The relay may not fetch files yet: an administrator must add the host of this file to the setting RELAY__FILE_HOSTS. Only addresses with https work.',
      );
    return url;
  };
  const filesFor = (sender: LimiterKey): ExternalFiles => ({
    ofStore: async (address, asked) => {
      const url = readAddress(address);
      // a simulator returns URLs of its own host; no real store is on this machine
      const known = storeOrigins.some((origin) => isLoopback(origin) && isLoopback(url.origin));
      const isStores = isBelow(url.hostname, storeHosts) || storage.test(url.hostname);
      if (!known && (url.protocol !== 'https:' || url.port !== '' || !isStores))
        throw new Failure('store_invalid_answer', 'The store returned a URL of a host that is not its own.');
      return ask(url, 'store', sender, asked);
    },
    ofCaller: async (address, asked) => ask(urlOfCaller(address), 'caller', sender, asked),
  });
  return { for: filesFor, check: urlOfCaller, close: clients.close };
}

/** The bytes of a response, as they arrive. */
export async function* responseBytes({ body, host, whose }: FileResponse): AsyncGenerator<Uint8Array> {
  try {
    if (Buffer.isBuffer(body)) yield body;
    else yield* body;
  } catch (thrown) {
    throw hostFailure(thrown, host, whose);
  }
}

/** Whether a name resolves to a private address. An unknown name is reported when connecting. */
function isPrivate(lookup: LookupFunction, host: string): Promise<boolean> {
  return new Promise((resolve) => lookup(host, { all: true }, (error) => resolve(error?.code === PRIVATE_ADDRESS)));
}

/** Whether the end is framed; a body that ends with its connection cannot be distinguished from a truncated one. */
function hasEnd({ headers }: StoreResponse): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

function readAddress(address: string): URL {
  if (!URL.canParse(address)) throw refused('The address of the file is not a URL.');
  const url = new URL(address);
  if (url.username || url.password) throw refused('The address of the file must not hold a name or password.');
  return url;
}

function isBelow(host: string, allowed: readonly string[]): boolean {
  return allowed.some((each) => host === each.toLowerCase() || host.endsWith(`.${each.toLowerCase()}`));
}

function refused(message: string): Failure {
  return new Failure('invalid_request', message);
}
