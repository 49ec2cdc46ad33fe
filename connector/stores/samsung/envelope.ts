// The envelope of responses of Samsung's newer operations (v2).
import { define, field, object, type Schema, text } from '../../core/schema.ts';

// The code is a string in some responses and a number in others, so nothing here is required: the relay reads
// both, and detects an error by it (functions/pipeline/validateResponse.ts).
const result = {
  resultCode: field(text, 'Result code', 'Always 0000; what Samsung refuses fails the action.'),
  resultMessage: field(text, 'Result message', 'The message of Samsung, such as Ok.'),
};

/** The response of a write that returns nothing else. */
export const done = define('GalaxyDone', object(result));

/** A response with data; `more` has the fields beside it. */
export function enveloped(
  name: string,
  data: Schema,
  required: readonly string[] = ['data'],
  more: Readonly<Record<string, Schema>> = {},
): Schema {
  return define(name, object({ ...result, data, ...more }, required));
}
