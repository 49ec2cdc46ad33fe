// The sample requests as HTTP clients read them: the collection with Bruno's parser, and the .http file.
import { createRequire } from 'node:module';
import { brunoCollection } from '../../scripts/generate/httpSamples.ts';
import { TEST_FUNCTION_KEY } from './entryPoints.ts';
import { readText } from './sources.ts';

interface BruInput {
  readonly name: string;
  readonly value: string;
  readonly enabled: boolean;
  readonly type?: 'path' | 'query';
}
export interface BruRequest {
  readonly meta: { readonly name: string; readonly seq: string };
  readonly http: { readonly method: string; readonly url: string; readonly body: string };
  readonly params?: readonly BruInput[];
  readonly headers?: readonly BruInput[];
  readonly body?: { readonly json?: string };
}
interface BruLanguage {
  readonly bruToJsonV2: (text: string) => BruRequest;
  readonly bruToEnvJsonV2: (text: string) => { variables: readonly (BruInput & { secret: boolean })[] };
  readonly collectionBruToJson: (text: string) => { headers: readonly BruInput[] };
}

export const { bruToJsonV2, bruToEnvJsonV2, collectionBruToJson }: BruLanguage = createRequire(import.meta.url)(
  '@usebruno/lang',
);
export const brunoTexts = brunoCollection();
export const requests = new Map(
  [...brunoTexts]
    .filter(([name]) => /^[A-Z].*\.bru$/.test(name))
    .map(([name, text]) => [name.replace(/^.*\/|\.bru$/g, ''), bruToJsonV2(text)] as const),
);
export const { variables } = bruToEnvJsonV2(brunoTexts.get('environments/sandbox.bru') ?? '');
export const sentFile = readText('samples/store-relay.http');
/** Of the environment beside it. */
export const sentEnvironment: Readonly<Record<string, string>> = JSON.parse(
  readText('samples/http-client.env.json'),
).local;

/** The requests of a .http file, as its formats define them: a name, a request line, headers, an empty line, a body. */
export function readHttpFile(text: string) {
  const [head = '', ...parts] = text.split(/^### .*$/m);
  const declared = new Map([...head.matchAll(/^@(\w+) = (.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
  const read = parts.map((part) => {
    const [, name = ''] = /^# @name (\w+)$/m.exec(part) ?? [];
    const [lines = '', ...body] =
      part.replace(/^(#.*)?\n/gm, '').length > 0
        ? part
            .trim()
            .replace(/^#.*\n/gm, '')
            .split('\n\n')
        : [];
    const [line = '', ...headers] = lines.split('\n');
    const [method = '', url = ''] = line.split(' ');
    return { name, method, url, headers, body: body.join('\n\n') };
  });
  return { declared, requests: new Map(read.map((each) => [each.name, each])) };
}

/** What differs from run to run: the addresses of the relay and of the simulated App Store Connect. */
export interface SampleHosts {
  readonly relay: string;
  readonly sandbox: string;
}

/** Sends a request of the collection as Bruno does; a file is not sent. */
export async function sendBruno(id: string, hosts: SampleHosts): Promise<number> {
  const { http, params = [], body } = requests.get(id) as BruRequest;
  const values = { ...Object.fromEntries(variables.map(({ name, value }) => [name, value])), ...hosts };
  const url = params
    .filter(({ type }) => type === 'path')
    .reduce((text, { name, value }) => text.replace(`:${name}`, value), http.url);
  const { status } = await fetch(filled(url, values), {
    method: http.method.toUpperCase(),
    headers: { 'x-functions-key': TEST_FUNCTION_KEY, 'content-type': 'application/json' },
    ...(body?.json && { body: filled(body.json, values) }),
  });
  return status;
}

/** Sends a request of the .http file as its clients do; a file is not sent. */
export async function sendHttp(id: string, hosts: SampleHosts): Promise<number> {
  const { declared, requests: inFile } = readHttpFile(sentFile);
  const { method, url, headers, body } = inFile.get(id) ?? { method: '', url: '', headers: [], body: '' };
  const values = { ...Object.fromEntries(declared), ...sentEnvironment, key: TEST_FUNCTION_KEY, ...hosts };
  const { status } = await fetch(filled(url, values), {
    method,
    headers: Object.fromEntries(headers.map((each) => filled(each, values).split(': ') as [string, string])),
    ...(body && { body: filled(body, values) }),
  });
  return status;
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
