// Checks the wording of sentences and labels: letter case, characters, full stop.

/** Names that keep their capital letters inside a sentence. */
const properNames = [
  'App Store Connect',
  'App Store',
  'Galaxy Store',
  'Seller Portal',
  'Game Center',
  'TestFlight',
  'Xcode Cloud',
  'Xcode',
  'Apple',
  'Samsung',
  'Store Relay',
];

/** Words that are lower case inside a title. */
const smallWords = new Set(
  'a an and as at but by for from if in into nor of off on onto or out over per so than the to up via with without'.split(
    ' ',
  ),
);
/** Names that begin with a lower-case letter. */
const smallNames = /^(iOS|iPadOS|macOS|tvOS|visionOS|watchOS|iCloud|iPhone|iPad)$/;

export function isSentenceCase(value: string): boolean {
  const plain = properNames.reduce((rest, name) => rest.replaceAll(name, 'x'), value);
  return /^[A-Z0-9x]/.test(plain) && !/\s\(?[A-Z][a-z]/.test(plain);
}

export function isTitleCase(value: string): boolean {
  const words = value
    .split(/\s+/)
    .map((word) => word.replaceAll(/[^A-Za-z0-9]/g, ''))
    .filter((word) => word !== '');
  return words.every((word, index) => {
    const isInside = index > 0 && index < words.length - 1;
    return /^[A-Z0-9]/.test(word) || smallNames.test(word) || (isInside && smallWords.has(word));
  });
}

/** A complete sentence: it begins with a capital letter, a digit or a quotation mark, and ends with a full stop. */
export function isSentence(value: string): boolean {
  return /^[A-Z0-9"'`({[]/.test(value) && /[.]["')`]?$/.test(value.trim());
}

export function hasOnlyPlainLetters(value: string): boolean {
  return /^[A-Za-z0-9() ]*$/.test(value);
}

export function saysTheSame(one: string, other: string): boolean {
  return one !== '' && bare(one) === bare(other);
}

function bare(value: string): string {
  return value.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
