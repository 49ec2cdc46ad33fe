// The requests as one .http file, for the REST clients of Visual Studio Code, JetBrains and httpyac.
import type { SampleInput, SampleRequest, SampleRequests } from './httpRequests.ts';

const HEAD = `# Every operation of the relay as a request. Written by \`npm run generate\`.
# Visual Studio Code: the extensions REST Client or httpYac. JetBrains: built in.
# The function key is the variable key, which is not in this file: put it into http-client.private.env.json beside it, as
# {"local": {"key": "..."}}, or into rest-client.environmentVariables in the settings of REST Client, and select "local".
# Other variables whose names end in _secret belong there, too. For the sandbox, http-client.env.json has their values.
# The values are those of the sandbox. CHANGE-ME stands for what an earlier response has, such as the ID of a job.
# The variable sandbox is the address that \`npm start\` prints for App Store Connect: it has files to upload.
# \`npm start\` prints the key. Requests that can plan do only that (dryRun). Those that delete something come last.`;

/** Writes the file, without the secrets. `values`: of the variables that have a value in the sandbox. */
export function httpFile(
  { requests, variables }: SampleRequests,
  values: Readonly<Record<string, string>>,
  base: string,
): string {
  const declared = variables.map((name) => `@${name} = ${values[name] ?? 'CHANGE-ME'}`);
  return `${[HEAD, '', `@relay = ${base}`, ...declared, '', ...requests.map(requestText)].join('\n')}`;
}

/** The environment of the sandbox: the variables that the file leaves to it, but the function key. */
export function httpEnvironment({ secrets }: SampleRequests, values: Readonly<Record<string, string>>): string {
  const known = secrets.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  return `${JSON.stringify({ local: Object.fromEntries(known) }, undefined, 2)}\n`;
}

function requestText(request: SampleRequest): string {
  const { id, summary, description, method, path, query, headers, json, takesFile, bodyRest } = request;
  const address = path.reduce((text, { name, value }) => text.replace(`{${name}}`, value), request.address);
  const sent = query.filter(({ on }) => on).map(pairOf);
  const more = [...bodyRest, ...[...query, ...headers].filter(({ on }) => !on).map(({ name }) => name)];
  const body = takesFile ? '< ./CHANGE-ME' : json === undefined ? undefined : JSON.stringify(json, undefined, 2);
  return [
    `### ${summary}`,
    `# @name ${id}`,
    `# ${description}`,
    ...(more.length > 0 ? [`# More inputs: ${more.join(', ')}`] : []),
    `${method} {{relay}}/${address}${sent.length > 0 ? `?${sent.join('&')}` : ''}`,
    'x-functions-key: {{key}}',
    ...headers.filter(({ on }) => on).map(({ name, value }) => `${name}: ${value}`),
    ...(body === undefined
      ? []
      : [`content-type: ${takesFile ? 'application/octet-stream' : 'application/json'}`, '', body]),
    '',
    '',
  ].join('\n');
}

/** Variables stay as they are. */
function pairOf({ name, value }: SampleInput): string {
  return `${encodeURIComponent(name)}=${/^\{\{\w+\}\}$/.test(value) ? value : encodeURIComponent(value)}`;
}
