// How a call selects one of the hosts of its store.

/** An input that selects the host, and the host for each of its values; the API's for any other, and without one. */
export interface HostChoice {
  readonly input: string;
  readonly hosts: Readonly<Record<string, string>>;
}
