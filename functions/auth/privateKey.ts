// A private key in whichever spelling people have it, or the sentence that tells what it is and what to do.

import { fromJson } from './jsonKey.ts';
import { fileNamed, isPath } from './keyFile.ts';
import {
  type Again,
  derProblem,
  fromBase64,
  fromBinaryText,
  fromDataUrl,
  fromDer,
  fromHex,
  fromPem,
  isDer,
  NO_KEY,
} from './keyFormats.ts';
import { type Algorithm, problem, type ReadKey, wanted } from './keyKinds.ts';
import { textOf, tidied } from './keyText.ts';
import { otherThing } from './mistakenKeys.ts';

export type { Algorithm, ReadKey } from './keyKinds.ts';

/** A key may be wrapped several times, such as base64 of JSON of a PEM; this often at most. */
const DEEPEST = 5;

/**
 * Reads PKCS#8, PKCS#1, SEC1 and JWK: as PEM, DER, base64, base64url or hexadecimal digits, percent-encoded, in a
 * data: address, in JSON, in UTF-8 or UTF-16, or from the file that is named.
 */
export function readKey(given: string, algorithm: Algorithm): ReadKey {
  const file = fileNamed(given);
  if (file) return 'problem' in file ? file : readKeyBytes(file, algorithm);
  const read = fromText(given, algorithm, DEEPEST);
  const isUnknown = 'problem' in read && [unknown(algorithm), NO_KEY].includes(read.problem);
  return isUnknown && isPath(given) ? problem(NO_FILE) : read;
}

/** The same for the bytes of a file. */
export function readKeyBytes(bytes: Buffer, algorithm: Algorithm): ReadKey {
  return fromBytes(bytes, algorithm, DEEPEST);
}

const NO_FILE =
  'names a file that is not there; a relative path begins at the folder where the command runs. Where no file is, such as on Azure, give the text of the key';

const unknown = (algorithm: Algorithm): string => `is not a private key; ${wanted[algorithm]} is needed`;

function fromBytes(bytes: Buffer, algorithm: Algorithm, left: number): ReadKey {
  if (!isDer(bytes)) return fromText(textOf(bytes), algorithm, left - 1);
  return fromDer(bytes, algorithm) ?? problem(derProblem(bytes));
}

function fromText(given: string, algorithm: Algorithm, left: number): ReadKey {
  if (left <= 0) return problem('is wrapped too often. Give the file as the store gave it to you');
  const again: Again = {
    algorithm,
    text: (inner) => fromText(inner, algorithm, left - 1),
    bytes: (inner) => fromBytes(inner, algorithm, left),
  };
  const asGiven = fromBinaryText(given, again) ?? fromJson(given, again);
  if (asGiven) return asGiven;
  const text = tidied(given);
  if (text === '') return problem('is empty');
  return (
    fromDataUrl(text, again) ??
    fromPem(text, again) ??
    otherThing(text) ??
    fromJson(text, again) ??
    fromHex(text, again) ??
    fromBase64(text, again) ??
    problem(unknown(algorithm))
  );
}
