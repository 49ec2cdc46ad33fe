// Uploads: a session is made at the gateway, the files of it go to another host.
import { randomUUID } from 'node:crypto';
import type { Answer, Arrival, Reply } from '../httpMessage.ts';
import type { Part } from '../multipart.ts';
import { insufficientScopes, notFound } from './errors.ts';
import { contentEnvelope, isRefusal, type Refusal, refuse, uploadEnvelope } from './refusals.ts';
import { type Row, rowsOf } from './row.ts';
import type { Session, Shop } from './sellerAccount.ts';
import type { Shops } from './sellerAccounts.ts';
import { type Desk, isReply, takeGrant } from './token.ts';

/** Clients that quote Samsung's page: a session is good for 24 hours. */
const SESSION_LIFE = 86_400_000;
const PATH = '/galaxyapi/fileUpload';

export const uploadRows = (uploadOrigin: string): readonly Row[] => [
  rowsOf(
    'publishing',
    contentEnvelope,
  )({
    route: 'POST /seller/createUploadSessionId',
    run: ({ shop, now }) => {
      const sessionId = randomUUID();
      shop.sessions.set(sessionId, { made: now, names: new Set() });
      return { status: 200, body: { url: `${uploadOrigin}${PATH}`, sessionId } };
    },
  }),
];

const sessionOf = ({ sessions }: Shop, id: string | undefined, now: number): Session | Refusal => {
  const session = sessions.get(id ?? '');
  return session && now < session.made + SESSION_LIFE ? session : refuse('7002');
};

const named = (form: readonly Part[], name: string): Part | undefined => form.find((part) => part.name === name);

/** Samsung keeps the file; the sandbox keeps its name, its size and its hash. */
const receive = (shop: Shop, { form = [], now }: Arrival): Reply | Refusal => {
  const file = named(form, 'file');
  if (!file?.fileName) return refuse('7001', 'file');
  const session = sessionOf(shop, named(form, 'sessionId')?.text, now);
  if (isRefusal(session)) return session;
  const { fileName, size, sha256 } = file;
  // a Gradle plugin renames each upload because of this; nobody has written down which code it is
  if (session.names.has(fileName)) return refuse('1000', 'a file of this name is there');
  const fileKey = randomUUID();
  session.names.add(fileName);
  shop.uploads.set(fileKey, { fileName, size, sha256, used: false });
  return { status: 200, body: { fileKey, fileName, fileSize: String(size), errorCode: null, errorMsg: null } };
};

export const openUpload =
  (desk: Desk, shops: Shops): Answer =>
  async (arrival) => {
    if (arrival.method !== 'POST' || arrival.path !== PATH) return notFound();
    const grant = takeGrant(desk, arrival);
    if (isReply(grant)) return grant;
    if (!grant.scopes.includes('publishing')) return insufficientScopes('the access token lacks the scope publishing');
    const received = receive(shops.of(grant.account.seller, arrival.now), arrival);
    return isRefusal(received) ? uploadEnvelope(received, undefined) : received;
  };
