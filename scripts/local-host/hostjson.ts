// The parts of host.json that this host uses.

export interface HostJson {
  readonly extensions?: {
    readonly http?: {
      readonly routePrefix?: string;
      /** Added to every response that does not set the header itself. */
      readonly customHeaders?: Readonly<Record<string, string>>;
      // hsts is for https only, which this host does not support
    };
  };
}

export function httpOf(hostJson: HostJson) {
  const { routePrefix = 'api', customHeaders = {} } = hostJson.extensions?.http ?? {};
  return { routePrefix, customHeaders };
}
