// What of host.json matters to this host.

export interface HostJson {
  readonly extensions?: {
    readonly http?: {
      readonly routePrefix?: string;
      /** Added to every answer, unless the answer has such a header itself. */
      readonly customHeaders?: Readonly<Record<string, string>>;
      // hsts is for https only, which this host does not speak
    };
  };
}

export function httpOf(hostJson: HostJson) {
  const { routePrefix = 'api', customHeaders = {} } = hostJson.extensions?.http ?? {};
  return { routePrefix, customHeaders };
}
