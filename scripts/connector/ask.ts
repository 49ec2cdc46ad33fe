// Parses the command line of `npm run connector`; an error names the problem and the fix.
import { parseArgs } from 'node:util';
import type { VariantOptions } from './variants.ts';

export const connectorUsage = `Usage: npm run connector -- --host NAME [--out DIR] [--client-id ID --resource URI [--tenant ID]]

  --host NAME      the host name of your relay, such as my-relay.azurewebsites.net
  --out DIR        where to write (connector-out)
  --client-id ID   for sign-in with Microsoft Entra ID: the app registration of the connector
  --resource URI   and the one of the relay: its Application ID URI, such as api://...
  --tenant ID      your tenant (common)
  --help           this text
`;

export interface ConnectorOptions extends VariantOptions {
  readonly out: string;
}

/** Placeholders for app registrations that do not exist yet. */
const later = { clientId: 'CLIENT-ID-OF-THE-CONNECTOR', resource: 'api://APPLICATION-ID-OF-THE-RELAY' };

const HOST = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/;

/** Undefined if the usage was requested. */
export function readAsked(args: readonly string[]): ConnectorOptions | undefined {
  const text = { type: 'string' } as const;
  const options = { host: text, out: text, 'client-id': text, resource: text, tenant: text };
  const { values } = parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean' } } });
  if (values.help) return undefined;
  if (!values.host) throw new Error('Say which relay: --host my-relay.azurewebsites.net');
  const { 'client-id': clientId = later.clientId, resource = later.resource, tenant = 'common' } = values;
  return { host: hostOf(values.host), out: values.out || 'connector-out', entra: { clientId, resource, tenant } };
}

/** Whether the sign-in file still contains placeholders for its IDs. */
export function isOptionOpen({ entra }: ConnectorOptions): boolean {
  return entra.clientId === later.clientId || entra.resource === later.resource;
}

/** A host as copied from an address bar. */
function hostOf(given: string): string {
  const host = given
    .trim()
    .toLowerCase()
    .replace(/^https:\/\//, '')
    .replace(/\/(api\/?)?$/, '');
  if (HOST.test(host)) return host;
  throw new Error(
    `${JSON.stringify(given)} is not a host name. Give the whole name, such as my-relay.azurewebsites.net; the Azure portal shows it as Default domain.`,
  );
}
