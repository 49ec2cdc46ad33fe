// Parts of the status of an app that are the same in every store.
import { field, object, type Schema, text } from '../core/schema.ts';

export const account = field(
  text,
  'Account',
  'The account that the app belongs to: give it as Account to other actions.',
);

/** The error of one account. */
export const statusSentence = {
  code: field(text, 'Problem code', 'The error code, such as store_timeout.'),
  message: field(text, 'Message', 'A sentence on what happened and what to do.'),
};

/** A summary for people. `name` is the store's. */
export function sentence(name: string): Schema {
  return field(text, `${name} sentence`, 'A sentence with the status of the app.');
}

/** The problem of one store. */
export function failed(name: string): Schema {
  return field(
    object(statusSentence, ['code', 'message']),
    `${name} problem`,
    'Why this store, or a part of it, could not be read.',
  );
}
