// X.509 certificates in DER (ITU-T X.690), made at run time: Node.js reads them, and makes none.
import { type KeyObject, sign } from 'node:crypto';

export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  /** An EC key on P-256. */
  readonly signer: KeyObject;
  /** Whether it may sign others. */
  readonly isAuthority: boolean;
  /** Object identifiers of extensions without content. */
  readonly marks: readonly string[];
}

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BITS = 0x03;
const BYTES = 0x04;
const NULL = 0x05;
const OID = 0x06;
const UTF8 = 0x0c;
const TIME = 0x18;
const BOOLEAN = 0x01;
/** Tags of the parts of a certificate: its version, and its extensions. */
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;

const COMMON_NAME = '2.5.4.3';
const BASIC_CONSTRAINTS = '2.5.29.19';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';

/** Valid from 2020 to 2040. */
export function derCertificate({ subject, issuer, publicKey, signer, isAuthority, marks }: CertificateFacts): Buffer {
  const algorithm = der(SEQUENCE, oid(ECDSA_WITH_SHA256));
  const constraints = der(SEQUENCE, ...(isAuthority ? [der(BOOLEAN, Buffer.from([0xff]))] : []));
  const extensions = [
    der(SEQUENCE, oid(BASIC_CONSTRAINTS), der(BOOLEAN, Buffer.from([0xff])), der(BYTES, constraints)),
    ...marks.map((mark) => der(SEQUENCE, oid(mark), der(BYTES, der(NULL)))),
  ];
  const body = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1])),
    algorithm,
    nameOf(issuer),
    der(SEQUENCE, der(TIME, Buffer.from('20200101000000Z')), der(TIME, Buffer.from('20400101000000Z'))),
    nameOf(subject),
    publicKey.export({ format: 'der', type: 'spki' }),
    der(EXTENSIONS, der(SEQUENCE, ...extensions)),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, signer)]);
  return der(SEQUENCE, body, algorithm, der(BITS, signature));
}

function nameOf(text: string): Buffer {
  return der(SEQUENCE, der(SET, der(SEQUENCE, oid(COMMON_NAME), der(UTF8, Buffer.from(text)))));
}

/** A tag, the length, and the content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

/** Short up to 127, else the number of bytes that follow. */
function lengthOf(length: number): Buffer {
  if (length < 128) return Buffer.from([length]);
  return length < 256 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff]);
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...others] = text.split('.').map(Number);
  return der(OID, Buffer.from([first * 40 + second, ...others.flatMap(inSevens)]));
}

/** Groups of seven bits, all but the last with the highest bit set. */
function inSevens(number: number): readonly number[] {
  const groups = [number & 0x7f];
  for (let left = number >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
  return groups;
}
