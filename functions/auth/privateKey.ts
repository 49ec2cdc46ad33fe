// Reads a private key in any common format, or returns a sentence with the problem and its solution.

import { fromJsonKey } from './jsonKey.ts';
import { isPath, readKeyFile } from './keyFile.ts';
import {
  derProblem,
  fromBase64,
  fromBinaryText,
  fromDataUrl,
  fromDer,
  fromHex,
  fromPem,
  isDer,
  type NestedReaders,
  NO_KEY,
} from './keyFormats.ts';
import { describeExpected, type ExpectedKey, keyProblem, type ReadKey } from './keyKinds.ts';
import { decodeKeyText, tidyKeyText } from './keyText.ts';
import { recognizeMistake } from './mistakenKeys.ts';

export type { Algorithm, ExpectedKey, ReadKey } from './keyKinds.ts';

/** Maximum nesting of formats, such as base64 of JSON of a PEM. */
const DEEPEST = 5;

const NO_FILE =
  'names a file that is not there; a relative path begins at the folder where the command runs. Where no file is, such as on Azure, give the text of the key';

/**
 * Reads PKCS#8, PKCS#1, SEC1 and JWK: as PEM, DER, base64, base64url or hexadecimal digits, percent-encoded, in a data:
 * URL, in JSON, in UTF-8 or UTF-16, or from the named file.
 */
export function readKey(given: string, expected: ExpectedKey): ReadKey {
  const file = readKeyFile(given);
  if (file) return 'problem' in file ? file : readKeyBytes(file, expected);
  const read = fromText(given, expected, DEEPEST);
  const isUnknown = 'problem' in read && [unknown(expected), NO_KEY].includes(read.problem);
  return isUnknown && isPath(given) ? keyProblem(NO_FILE) : read;
}

/** The same for bytes of a file. */
export function readKeyBytes(bytes: Buffer, expected: ExpectedKey): ReadKey {
  return fromBytes(bytes, expected, DEEPEST);
}

function fromText(given: string, expected: ExpectedKey, left: number): ReadKey {
  if (left <= 0) return keyProblem('is encoded too many times. Give the file as the store gave it to you');
  const again: NestedReaders = {
    expected,
    text: (inner) => fromText(inner, expected, left - 1),
    bytes: (inner) => fromBytes(inner, expected, left),
  };
  const asGiven = fromBinaryText(given, again) ?? fromJsonKey(given, again);
  if (asGiven) return asGiven;
  const text = tidyKeyText(given);
  if (text === '') return keyProblem('is empty');
  return (
    fromDataUrl(text, again) ??
    fromPem(text, again) ??
    recognizeMistake(text) ??
    fromJsonKey(text, again) ??
    fromHex(text, again) ??
    fromBase64(text, again) ??
    keyProblem(unknown(expected))
  );
}

function unknown(expected: ExpectedKey): string {
  return `is not a private key; ${describeExpected(expected)} is needed`;
}

function fromBytes(bytes: Buffer, expected: ExpectedKey, left: number): ReadKey {
  if (!isDer(bytes)) return fromText(decodeKeyText(bytes), expected, left - 1);
  return fromDer(bytes, expected) ?? keyProblem(derProblem(bytes));
}
