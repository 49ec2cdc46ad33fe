// A chain of three certificates like Apple's, made in each run, that signs what App Store Server Notifications hold.
import { createHash, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import jsrsasign from 'jsrsasign';
import { makeEcPair } from './keys.ts';

/** The extensions that mark a certificate of the App Store, and one of Apple's intermediate authority. */
const LEAF_MARK = '1.2.840.113635.100.6.11.1';
const INTERMEDIATE_MARK = '1.2.840.113635.100.6.2.1';

export interface AppleChain {
  /** SHA-256 of the root certificate, in hexadecimal digits. */
  readonly root: string;
  /** A JWS with the chain in its header. */
  readonly sign: (claims: object, header?: object) => Promise<string>;
}

/** `marks: false` leaves out the extensions, as in a certificate that Apple gives to any developer. */
export function makeAppleChain({ marks = true } = {}): AppleChain {
  const [root, intermediate, leaf] = [makeEcPair(), makeEcPair(), makeEcPair()];
  const mark = (extname: string) => (marks ? [{ extname, extn: '0500' }] : []);
  const authority = { extname: 'basicConstraints', critical: true, cA: true };
  const chain = [
    certificate('leaf', leaf.publicKey, 'intermediate', intermediate.privateKey, mark(LEAF_MARK)),
    certificate('intermediate', intermediate.publicKey, 'root', root.privateKey, [
      authority,
      ...mark(INTERMEDIATE_MARK),
    ]),
    certificate('root', root.publicKey, 'root', root.privateKey, [authority]),
  ];
  const x5c = chain.map((der) => der.toString('base64'));
  return {
    root: createHash('sha256')
      .update(chain[2] as Buffer)
      .digest('hex'),
    sign: (claims, header = {}) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', x5c, ...header }).sign(leaf.privateKey),
  };
}

function certificate(
  subject: string,
  key: KeyObject,
  issuer: string,
  signer: KeyObject,
  ext: readonly object[],
): Buffer {
  const made = new jsrsasign.KJUR.asn1.x509.Certificate({
    version: 3,
    serial: { int: 1 },
    subject: { str: `/CN=${subject}` },
    issuer: { str: `/CN=${issuer}` },
    notbefore: { type: 'gen', str: '20200101000000Z' },
    notafter: { type: 'gen', str: '20400101000000Z' },
    sbjpubkey: pemOf(key),
    sigalg: 'SHA256withECDSA',
    cakey: pemOf(signer),
    ext: [...ext],
  } as never);
  return Buffer.from(made.getEncodedHex(), 'hex');
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' }).toString();
}
