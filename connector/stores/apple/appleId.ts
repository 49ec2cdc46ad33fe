// Format of an App Store Connect ID as an input.
import type { Schema } from '../../core/schema.ts';

/** IDs as issued by Apple: some are codes with a colon or a dot (`latest:stable`). A value of only dots would change the path. */
export const appleId: Schema = { type: 'string', pattern: '^(?!\\.{1,2}$)[\\w.:~=+@-]{1,255}$' };
/** `${name}` references a resource created in the same request. */
export const appleIdOrLocal: Schema = {
  type: 'string',
  pattern: '^(?!\\.{1,2}$)(?:[\\w.:~=+@-]{1,255}|\\$\\{[\\w.:~ -]{1,128}\\})$',
};
