// The envelope that the answers of Samsung's newer operations (v2) come in.
import { define, field, object, type Schema, text } from '../../core/schema.ts';

// Whether the code is a text or a number is not the same everywhere, so nothing here is asked for: the relay reads
// both, and tells a refusal by it (functions/pipeline/validateResponse.ts).
const result = {
  resultCode: field(text, 'Result code', 'Always 0000; what Samsung refuses fails the action.'),
  resultMessage: field(text, 'Result message', 'What Samsung says to it, such as Ok.'),
};

/** A change that answers nothing else. */
export const done = define('GalaxyDone', object(result));

/** An answer with data; `more` stands beside it. */
export function enveloped(
  name: string,
  data: Schema,
  required: readonly string[] = ['data'],
  more: Readonly<Record<string, Schema>> = {},
): Schema {
  return define(name, object({ ...result, data, ...more }, required));
}
