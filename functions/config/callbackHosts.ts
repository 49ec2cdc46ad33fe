// RELAY__CALLBACK_HOSTS: hosts that events may be sent to.

/** `*.example.com` stands for every host below example.com, a name without an asterisk for itself. */
export type CallbackHosts = readonly string[];

/**
 * The hosts of Logic Apps and Power Automate: callbacks of flows, by region or by environment, and the gateway of
 * connectors. Anybody can have a host below azurewebsites.net, so Logic Apps Standard is not among them.
 */
const usual: CallbackHosts = [
  '*.logic.azure.com',
  '*.logic.azure.us',
  '*.logic.azure.cn',
  '*.api.powerplatform.com',
  '*.azure-apim.net',
];

const NAME = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * Parses the setting. An invalid entry is added to `faults` by its position; no value is shown. The settings schema
 * rejects characters that no entry has.
 */
export function readCallbackHosts(text: string | undefined, faults: string[]): CallbackHosts {
  if (text === undefined) return usual;
  const entries = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  for (const [at, entry] of entries.entries())
    if (/^[a-z0-9.*-]+$/.test(entry) && !NAME.test(entry))
      faults.push(
        `RELAY__CALLBACK_HOSTS, entry ${at + 1}, is not a host name: write one such as *.logic.azure.com or hooks.example.com`,
      );
  return entries;
}

/** Whether a host may be called. The asterisk stands for whole labels, at least one. */
export function isCallbackHost(hosts: CallbackHosts, hostname: string): boolean {
  const name = hostname.toLowerCase();
  return hosts.some((each) => (each.startsWith('*.') ? name.endsWith(each.slice(1)) : name === each));
}
