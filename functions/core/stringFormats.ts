// The forms of a text that a row can ask for; those of answers are here too, as a body can have the same shape.
import type { Schema } from '../../connector/core/schema.ts';

/** By the format of a schema; `true` is any text. */
export const stringFormats: Readonly<Record<NonNullable<Schema['format']>, true | RegExp>> = {
  password: true,
  int64: true,
  binary: true,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/,
  uri: /^https?:\/\/[^\s]{1,2000}$/,
  email: /^[^\s@]{1,64}@[^\s@]{1,255}$/,
};
