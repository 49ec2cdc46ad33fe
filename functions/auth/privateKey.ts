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
import { type Algorithm, expectedKeys, keyProblem, type ReadKey } from './keyKinds.ts';
import { decodeKeyText, tidyKeyText } from './keyText.ts';
import { recognizeMistake } from './mistakenKeys.ts';

export type { Algorithm, ReadKey } from './keyKinds.ts';

/** Maximum nesting of formats, such as base64 of JSON of a PEM. */
const DEEPEST = 5;

const NO_FILE =
  'names a file that is not there; a relative path begins at the folder where the command runs. Where no file is, such as on Azure, give the text of the key';

/**
 * Reads PKCS#8, PKCS#1, SEC1 and JWK: as PEM, DER, base64, base64url or hexadecimal digits, percent-encoded, in a data:
 * URL, in JSON, in UTF-8 or UTF-16, or from the named file.
 */
export function readKey(given: string, algorithm: Algorithm): ReadKey {
  const file = readKeyFile(given);
  if (file) return 'problem' in file ? file : readKeyBytes(file, algorithm);
  const read = fromText(given, algorithm, DEEPEST);
  const isUnknown = 'problem' in read && [unknown(algorithm), NO_KEY].includes(read.problem);
  return isUnknown && isPath(given) ? keyProblem(NO_FILE) : read;
}

/** The same for bytes of a file. */
export function readKeyBytes(bytes: Buffer, algorithm: Algorithm): ReadKey {
  return fromBytes(bytes, algorithm, DEEPEST);
}

function fromText(given: string, algorithm: Algorithm, left: number): ReadKey {
  if (left <= 0) return keyProblem('is encoded too many times. Give the file as the store gave it to you');
  const again: NestedReaders = {
    algorithm,
    text: (inner) => fromText(inner, algorithm, left - 1),
    bytes: (inner) => fromBytes(inner, algorithm, left),
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
    keyProblem(unknown(algorithm))
  );
}

function unknown(algorithm: Algorithm): string {
  return `is not a private key; ${expectedKeys[algorithm]} is needed`;
}

function fromBytes(bytes: Buffer, algorithm: Algorithm, left: number): ReadKey {
  if (!isDer(bytes)) return fromText(decodeKeyText(bytes), algorithm, left - 1);
  return fromDer(bytes, algorithm) ?? keyProblem(derProblem(bytes));
}
