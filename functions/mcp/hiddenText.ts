// Characters that nobody sees and models read. A text of a store can hide instructions in them, so they are left out.

/**
 * Tags (U+E0000 to U+E007F), selectors of variants beyond the one that a sign has, and controls that change the order in
 * which a text reads. Joiners, marks and single selectors stay: words and emoji have them.
 */
const HIDDEN = /[\u{E0000}-\u{E007F}]|[\u{E0100}-\u{E01EF}]|[\u202A-\u202E\u2066-\u2069]|\p{Variation_Selector}{2,}/gu;

/** Said with a text that had some. */
export const HIDDEN_NOTICE = 'Characters of the store that people do not see are left out.';

/** The text without such characters, and whether it had some. */
export function shownText(text: string): { readonly text: string; readonly hadHidden: boolean } {
  const shown = text.replace(HIDDEN, '');
  return { text: shown, hadHidden: shown.length < text.length };
}
