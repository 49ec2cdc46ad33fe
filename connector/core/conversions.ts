// The columns of a row whose values the store has in a form of its own.

export interface Conversions {
  /** The response has what the store signed, or times in its own unit: `decode` of the store's definition converts it. */
  readonly decodes?: true;
  /** Inputs with a date and time that the store takes as milliseconds since 1970. */
  readonly milliseconds?: readonly string[];
  /** Encoding of the body sent to the store: JSON (default), the Cookie header, or opaque bytes, alone or as a file of a multipart form. */
  readonly bodyEncoding?: 'json' | 'cookies' | 'bytes' | 'form';
  /** The store requires the query as a JSON body with a GET or DELETE, which a connector does not allow. */
  readonly queryEncoding?: 'body';
}
