// Uploads: the gateway creates a session, and the files are sent to another host.
import { randomUUID } from 'node:crypto';
import { DAY_MS } from '../../../functions/core/time.ts';
import type { Arrival, SimulatedAnswer, SimulatedReply } from '../httpMessage.ts';
import type { ReceivedPart } from '../multipart.ts';
import { galaxyNotFound, insufficientScopes } from './errors.ts';
import { contentEnvelope, type GalaxyRefusal, isRefusal, refuseGalaxy, uploadEnvelope } from './refusals.ts';
import { rowsOf, type SimulatedRow } from './row.ts';
import type { SellerAccount, Session } from './sellerAccount.ts';
import type { SellerAccounts } from './sellerAccounts.ts';
import { type GalaxyRequestContext, isTokenRefusal, takeGrant } from './token.ts';

/** According to clients that quote Samsung's page, a session is valid for 24 hours. */
const SESSION_LIFE = DAY_MS;
const PATH = '/galaxyapi/fileUpload';

export function uploadRows(uploadOrigin: string): readonly SimulatedRow[] {
  return [
    rowsOf(
      'publishing',
      contentEnvelope,
    )({
      route: 'POST /seller/createUploadSessionId',
      run: ({ sellerAccount, now }) => {
        const sessionId = randomUUID();
        sellerAccount.sessions.set(sessionId, { made: now, names: new Set() });
        return { status: 200, body: { url: `${uploadOrigin}${PATH}`, sessionId } };
      },
    }),
  ];
}

export function openUpload(context: GalaxyRequestContext, sellerAccounts: SellerAccounts): SimulatedAnswer {
  return async (arrival) => {
    if (arrival.method !== 'POST' || arrival.path !== PATH) return galaxyNotFound();
    const grant = takeGrant(context, arrival);
    if (isTokenRefusal(grant)) return grant;
    if (!grant.scopes.includes('publishing')) return insufficientScopes('the access token lacks the scope publishing');
    const received = receive(sellerAccounts.of(grant.account.seller, arrival.now), arrival);
    return isRefusal(received) ? uploadEnvelope(received, undefined) : received;
  };
}

/** Samsung stores the file; the simulator stores its name, size and hash. */
function receive(sellerAccount: SellerAccount, { form = [], now }: Arrival): SimulatedReply | GalaxyRefusal {
  const file = named(form, 'file');
  if (!file?.fileName) return refuseGalaxy('7001', 'file');
  const session = sessionOf(sellerAccount, named(form, 'sessionId')?.text, now);
  if (isRefusal(session)) return session;
  const { fileName, size, sha256 } = file;
  // a Gradle plugin renames each upload because of this; the error code is not documented
  if (session.names.has(fileName)) return refuseGalaxy('1000', 'a file of this name is there');
  const fileKey = randomUUID();
  session.names.add(fileName);
  sellerAccount.uploads.set(fileKey, { fileName, size, sha256, used: false });
  return { status: 200, body: { fileKey, fileName, fileSize: String(size), errorCode: null, errorMsg: null } };
}

function named(form: readonly ReceivedPart[], name: string): ReceivedPart | undefined {
  return form.find((part) => part.name === name);
}

function sessionOf({ sessions }: SellerAccount, id: string | undefined, now: number): Session | GalaxyRefusal {
  const session = sessions.get(id ?? '');
  return session && now < session.made + SESSION_LIFE ? session : refuseGalaxy('7002');
}
