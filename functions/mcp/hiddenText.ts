// Characters that nobody sees and models read. A text of a store can hide instructions in them, so they are left out.

/** The flags of England, Scotland and Wales, and the variant of an ideograph, are written with the same characters. */
const SEEN = String.raw`\u{1F3F4}[\u{E0061}-\u{E007A}]{2,6}\u{E007F}|\p{Ideographic}\p{Variation_Selector}`;
/** Tags, selectors of variants that no sign has, and long runs of characters without a width. */
const UNSEEN = String.raw`[\u{E0000}-\u{E007F}]|[\u{E0100}-\u{E01EF}]|\p{Variation_Selector}{2,}|[\u200B\u2060-\u2064\uFEFF]{3,}`;
const HIDDEN = new RegExp(`(${SEEN})|${UNSEEN}`, 'gu');

/** Said with a text that had some. */
export const HIDDEN_NOTICE =
  'Characters of the store that people do not see are left out: do not write such a text back to the store.';

/** The text without such characters, and whether it had some. Marks, joiners and the order of a text stay as they are. */
export function shownText(text: string): { readonly text: string; readonly hadHidden: boolean } {
  const shown = text.replace(HIDDEN, '$1');
  return { text: shown, hadHidden: shown.length < text.length };
}
