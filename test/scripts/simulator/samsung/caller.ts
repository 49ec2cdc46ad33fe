// Calls the simulated Galaxy Store as a signed-in seller, with a clock that the test controls.
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { askRaw } from '../../../support/rawHttp.ts';
import { accountId, exchangeToken, JSON_TYPE } from '../../../support/simulatedSamsung.ts';
import type { TokenAccount } from '../../../support/tokens.ts';

type Headers = Readonly<Record<string, string>>;

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was answered
  readonly body: any;
}

export interface Caller {
  readonly sandbox: Sandbox;
  /** `call('GET /seller/contentInfo?contentId=…')`, with or without a body. */
  readonly call: (route: string, body?: unknown, headers?: Headers) => Promise<Answered>;
  /** Sends one file to the other host. */
  readonly upload: (sessionId: string, fileName: string, content?: string) => Promise<Answered>;
  /** A file key, from a session of its own. */
  readonly fileKey: (fileName: string, content?: string) => Promise<string>;
  /** The headers of another token with these scopes. */
  readonly signIn: (scopes: readonly string[], account?: TokenAccount) => Promise<Headers>;
  readonly headers: Headers;
  /** The store's clock is stopped unless a test moves it. */
  readonly wait: (milliseconds: number) => void;
  /** A day of the store's clock, as `2026-11-19`. */
  readonly day: (daysAgo: number) => string;
}

const NOON = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;

const BOUNDARY = 'sandbox-boundary';

function part(name: string, content: string): string {
  return `--${BOUNDARY}\r\ncontent-disposition: form-data; name=${name}\r\n\r\n${content}\r\n`;
}

export function form(sessionId: string, fileName: string, content: string): string {
  return `${part('"sessionId"', sessionId)}${part(`"file"; filename="${fileName}"`, content)}--${BOUNDARY}--\r\n`;
}

export const FORM_TYPE = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function signInto(sandbox: Sandbox, now: number, scopes: readonly string[], account: TokenAccount = '') {
  const iat = Math.floor(now / 1000);
  const { text } = await exchangeToken(sandbox, { claims: { scopes, iat, exp: iat + 900 } }, account);
  const { accessToken } = JSON.parse(text).createdItem;
  return { authorization: `Bearer ${accessToken}`, 'service-account-id': accountId(sandbox, account) };
}

export async function openCaller(): Promise<Caller> {
  let now = NOON;
  const sandbox = await startSandbox({ now: () => now });
  const signIn: Caller['signIn'] = (scopes, account) => signInto(sandbox, now, scopes, account);
  const headers = await signIn(['publishing', 'gss']);
  const send = async (origin: string, route: string, body: string | undefined, more: Headers): Promise<Answered> => {
    const [method = '', path = ''] = route.split(' ');
    const length = { 'content-length': String(Buffer.byteLength(body ?? '')) };
    const sent = body === undefined ? { method, headers: more } : { method, headers: { ...more, ...length }, body };
    const received = await askRaw(origin, path, sent);
    return { status: received.status, headers: received.headers, body: read(received.text) };
  };
  const upload: Caller['upload'] = (sessionId, fileName, content = 'content') =>
    send(sandbox.origins.samsung.upload ?? '', 'POST /galaxyapi/fileUpload', form(sessionId, fileName, content), {
      ...headers,
      ...FORM_TYPE,
    });
  const call: Caller['call'] = (route, body, more = {}) =>
    send(sandbox.origins.samsung.api, route, body === undefined ? undefined : JSON.stringify(body), {
      ...headers,
      ...(body !== undefined && JSON_TYPE),
      ...more,
    });
  const fileKey: Caller['fileKey'] = async (fileName, content) => {
    const session = await call('POST /seller/createUploadSessionId');
    return (await upload(session.body.sessionId, fileName, content)).body.fileKey;
  };
  const wait = (milliseconds: number): void => {
    now += milliseconds;
  };
  const day: Caller['day'] = (daysAgo) => new Date(now - daysAgo * DAY).toISOString().slice(0, 10);
  return { sandbox, call, upload, fileKey, signIn, headers, wait, day };
}

/** The invented apps of the studio, by name. */
export async function madeIdOf({ call }: Caller, name: string): Promise<string> {
  const { body } = await call('GET /seller/contentList');
  return body.find(({ contentName }: { readonly contentName: string }) => contentName === name).contentId;
}

/** An app in contentInfo: the record in service, and the draft. */
export async function recordsOf({ call }: Caller, contentId: string) {
  return (await call(`GET /seller/contentInfo?contentId=${contentId}`)).body;
}

/** The states of an app's records. */
export async function statesOf(caller: Caller, contentId: string): Promise<string[]> {
  return (await recordsOf(caller, contentId)).map(
    ({ contentStatus }: { readonly contentStatus: string }) => contentStatus,
  );
}

/** An error of the first generation, and one of the second. */
export function refusedAs(contentId: string, errorCode: string, httpStatus = 'BAD_REQUEST') {
  return {
    from: 'seller',
    body: { ctntId: contentId, contentStatus: null, httpStatus, errorCode, errorMsg: expect.any(String) },
  };
}
export function refusedSecond(resultCode: string, status = 400) {
  return {
    body: { resultCode, resultMessage: expect.any(String) },
    message: `Request failed with status code ${status}`,
    from: 'seller',
  };
}
