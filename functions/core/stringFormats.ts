// String formats that a row can declare, for requests and responses.
import type { Schema } from '../../connector/core/schema.ts';

/** Pattern by schema format; `true` accepts any text. */
export const stringFormats: Readonly<Record<NonNullable<Schema['format']>, true | RegExp>> = {
  password: true,
  int64: true,
  binary: true,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/,
  uri: /^https?:\/\/[^\s]{1,2000}$/,
  email: /^[^\s@]{1,64}@[^\s@]{1,255}$/,
};
