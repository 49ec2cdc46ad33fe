// The requests as a collection of Bruno: one file for each, with all of its inputs.
import type { SampleInput, SampleRequest, SampleRequests } from './httpRequests.ts';

/** Writes the files of the collection, by path. `values`: of the variables that have a value in the sandbox. */
export function brunoFiles(
  { requests, variables, secrets }: SampleRequests,
  values: Readonly<Record<string, string>>,
  base: string,
): ReadonlyMap<string, string> {
  // Bruno keeps the values of secret variables out of its files; the sandbox has no secrets
  const hidden = secrets.filter((name) => values[name] === undefined);
  const shown = [...variables, ...secrets.filter((name) => !hidden.includes(name))];
  const named = [['relay', base] as const, ...shown.map((name) => [name, values[name] ?? ''] as const)];
  return new Map([
    ['bruno.json', `${JSON.stringify({ version: '1', name: 'Store Relay', type: 'collection' }, undefined, 2)}\n`],
    ['collection.bru', blocks(['headers', ['x-functions-key: {{key}}']])],
    [
      'environments/sandbox.bru',
      `${blocks(['vars', named.map(([name, value]) => `${name}: ${value}`)])}vars:secret [\n${hidden.map((name) => `  ${name}`).join(',\n')}\n]\n`,
    ],
    ...requests.map((request) => [`${request.group}/${request.id}.bru`, requestFile(request)] as const),
  ]);
}

function requestFile(request: SampleRequest): string {
  const { summary, description, method, path, query, headers, json, takesFile, isLast } = request;
  const address = request.address.replace(/\{(\w+)\}/g, ':$1');
  const sent = query.filter(({ on }) => on).map(({ name, value }) => `${name}=${value}`);
  const body = takesFile ? 'file' : json === undefined ? 'none' : 'json';
  const url = `{{relay}}/${address}${sent.length > 0 ? `?${sent.join('&')}` : ''}`;
  return blocks(
    ['meta', [`name: ${summary}`, 'type: http', `seq: ${isLast ? 2 : 1}`]], // the same: listed by name
    [method.toLowerCase(), [`url: ${url}`, `body: ${body}`, 'auth: none']],
    ['params:query', query.map(line)],
    ['params:path', path.map(line)],
    ['headers', headers.map(line)],
    ['body:json', json === undefined ? [] : JSON.stringify(json, undefined, 2).split('\n')],
    ['body:file', takesFile ? ['file: @file(CHANGE-ME) @contentType(application/octet-stream)'] : []],
    ['docs', [description]],
  );
}

/** A name with other characters is quoted. */
function line({ name, value, on }: SampleInput): string {
  const key = /^[\w-]+$/.test(name) ? name : `"${name}"`;
  return `${on ? '' : '~'}${key}: ${value}`;
}

function blocks(...parts: readonly (readonly [name: string, lines: readonly string[]])[]): string {
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => `${name} {\n${lines.map((each) => `  ${each}`).join('\n')}\n}\n\n`)
    .join('');
}
