// Calls the sandbox's Galaxy Store as a seller who is signed in, with a clock that the test moves.
import { type Sandbox, startSandbox } from '../../../scripts/sandbox/sandbox.ts';
import { ask } from '../../sandbox-ask.ts';
import { JSON_TYPE, signedIn } from '../../sandbox-samsung.ts';

type Headers = Readonly<Record<string, string>>;

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was answered
  readonly body: any;
}

export interface Caller {
  readonly sandbox: Sandbox;
  /** `call('GET /seller/contentInfo?contentId=…')`, with a body or without. */
  readonly call: (route: string, body?: unknown, headers?: Headers) => Promise<Answered>;
  /** Sends one file to the other host. */
  readonly upload: (sessionId: string, fileName: string, content?: string) => Promise<Answered>;
  /** A file's key, from a session of its own. */
  readonly fileKey: (fileName: string, content?: string) => Promise<string>;
  readonly wait: (milliseconds: number) => void;
  readonly headers: Headers;
}

const BOUNDARY = 'sandbox-boundary';

const part = (name: string, content: string): string =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name=${name}\r\n\r\n${content}\r\n`;

export const form = (sessionId: string, fileName: string, content: string): string =>
  `${part('"sessionId"', sessionId)}${part(`"file"; filename="${fileName}"`, content)}--${BOUNDARY}--\r\n`;

export const FORM_TYPE = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

export const openCaller = async (scopes: readonly string[] = ['publishing', 'gss']): Promise<Caller> => {
  const clock = { shift: 0 };
  const sandbox = await startSandbox({ now: () => Date.now() + clock.shift });
  const headers = await signedIn(sandbox, scopes);
  const send = async (origin: string, route: string, body: string | undefined, more: Headers): Promise<Answered> => {
    const [method = '', path = ''] = route.split(' ');
    const length = { 'content-length': String(Buffer.byteLength(body ?? '')) };
    const sent = body === undefined ? { method, headers: more } : { method, headers: { ...more, ...length }, body };
    const heard = await ask(origin, path, sent);
    return { status: heard.status, headers: heard.headers, body: read(heard.text) };
  };
  const upload: Caller['upload'] = (sessionId, fileName, content = 'content') =>
    send(sandbox.samsung.uploadOrigin, 'POST /galaxyapi/fileUpload', form(sessionId, fileName, content), {
      ...headers,
      ...FORM_TYPE,
    });
  const call: Caller['call'] = (route, body, more = {}) =>
    send(sandbox.samsung.origin, route, body === undefined ? undefined : JSON.stringify(body), {
      ...headers,
      ...(body !== undefined && JSON_TYPE),
      ...more,
    });
  const fileKey: Caller['fileKey'] = async (fileName, content) => {
    const session = await call('POST /seller/createUploadSessionId');
    return (await upload(session.body.sessionId, fileName, content)).body.fileKey;
  };
  const wait = (milliseconds: number): void => {
    clock.shift += milliseconds;
  };
  return { sandbox, call, upload, fileKey, headers, wait };
};

/** The invented apps of the studio, by their names. */
export const idOf = async ({ call }: Caller, name: string): Promise<string> => {
  const { body } = await call('GET /seller/contentList');
  return body.find(({ contentName }: { readonly contentName: string }) => contentName === name).contentId;
};

/** How contentInfo shows an app: the record in service, and the draft. */
export const recordsOf = async ({ call }: Caller, contentId: string) =>
  (await call(`GET /seller/contentInfo?contentId=${contentId}`)).body;

/** The states of an app's records. */
export const statesOf = async (caller: Caller, contentId: string): Promise<string[]> =>
  (await recordsOf(caller, contentId)).map(({ contentStatus }: { readonly contentStatus: string }) => contentStatus);

/** A refusal of the first generation, and one of the second. */
export const refusedAs = (contentId: string, errorCode: string, httpStatus = 'BAD_REQUEST') => ({
  from: 'seller',
  body: { ctntId: contentId, contentStatus: null, httpStatus, errorCode, errorMsg: expect.any(String) },
});
export const refusedSecond = (resultCode: string, status = 400) => ({
  body: { resultCode, resultMessage: expect.any(String) },
  message: `Request failed with status code ${status}`,
  from: 'seller',
});
