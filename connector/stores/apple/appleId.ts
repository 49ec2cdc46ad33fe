// What an ID of App Store Connect may look like as an input.
import type { Schema } from '../../core/schema.ts';

/** IDs as Apple hands them out: some are codes with a colon or a dot (`latest:stable`). Dots alone would lead out of the path. */
export const appleId: Schema = { type: 'string', pattern: '^(?!\\.{1,2}$)[\\w.:~=+@-]{1,255}$' };
/** `${name}` stands for a resource that the same call makes. */
export const appleIdOrLocal: Schema = {
  type: 'string',
  pattern: '^(?!\\.{1,2}$)(?:[\\w.:~=+@-]{1,255}|\\$\\{[\\w.:~ -]{1,128}\\})$',
};
