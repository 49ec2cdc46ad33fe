// Reads the short forms of words in an overlay.
import type { Words } from './types.ts';

export interface ReadWords<More> {
  readonly title?: string;
  readonly description?: string;
  readonly more: Partial<More>;
}

/** `'The name.'`, `['Name', 'The name.']`, `['Name', 'The name.', { ... }]`, `['The name.', { ... }]` or `{ ... }`. */
export function readWords<More extends object>(words: Words<More>): ReadWords<More> {
  if (typeof words === 'string') return { description: words, more: {} };
  if (!Array.isArray(words)) {
    const { title, description, ...more } = words as More & Omit<ReadWords<More>, 'more'>;
    return { ...(title !== undefined && { title }), ...(description && { description }), more } as ReadWords<More>;
  }
  const [first, second, third] = words as readonly [string, string | More, More?];
  if (typeof second !== 'string') return { description: first, more: second };
  return { title: first, description: second, more: third ?? {} };
}
