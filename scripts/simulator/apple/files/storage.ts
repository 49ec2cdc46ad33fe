// File storage beside the store: segments to download, parts to upload. The signed URL grants access, without a token.
import type { Arrival, SimulatedReply } from '../../httpMessage.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { partOf, uploadPiecesOf } from '../rules/assets.ts';
import { receivePart } from '../rules/buildUploads.ts';
import { SAMPLES, sampleFile } from './sampleFile.ts';
import { segmentFile } from './segment.ts';

interface Found {
  readonly datastore: Datastore;
  readonly resource: StoredResource;
}

export function answerStorage(datastores: readonly Datastore[], arrival: Arrival): SimulatedReply {
  const { method, path, query, headers, now } = arrival;
  // S3 rejects a second authentication method beside a signed URL
  if (headers.authorization !== undefined)
    return xml(400, 'InvalidArgument', 'Only one auth mechanism allowed; the address is one already');
  if (path.startsWith(SAMPLES) && method === 'GET') return sampleFile(path, String(headers.range));
  if (!(Number(query.get('expires')) > now)) return denied('Request has expired');
  const [, , place = '', ...names] = path.split('/');
  const [type = '', id = ''] = place === 'segments' ? ['analyticsReportSegments', ...names] : names;
  const found = findIn(datastores, type, id);
  if (!found) return denied('Access Denied');
  if (place === 'segments' && method === 'GET') return get(found);
  return place === 'uploads' && method === 'PUT' ? put(found, arrival) : denied('Access Denied');
}

/** S3 responds with XML. */
function xml(status: number, code: string, message: string): SimulatedReply {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  };
}

function denied(message: string): SimulatedReply {
  return xml(403, 'AccessDenied', message);
}

function findIn(datastores: readonly Datastore[], type: string, id: string): Found | undefined {
  return datastores.flatMap((datastore) => {
    const resource = datastore.find(type, id);
    return resource ? { datastore, resource } : [];
  })[0];
}

function get({ datastore, resource }: Found): SimulatedReply {
  return {
    status: 200,
    headers: { 'content-type': 'application/a-gzip' },
    body: segmentFile(datastore, resource),
  };
}

function put({ resource }: Found, { query, bytes, headers }: Arrival): SimulatedReply {
  const number = Number(query.get('part'));
  const part = partOf(resource, number);
  if (!part) return denied('Nothing is awaited here');
  if (bytes.length !== part.length || Number(headers['content-length']) !== part.length)
    return xml(400, 'IncompleteBody', `${part.length} bytes are awaited here`);
  if (resource.type === 'buildUploadFiles') receivePart(resource, number, bytes);
  else uploadPiecesOf(resource)[number] = bytes;
  return { status: 200, body: '' };
}
