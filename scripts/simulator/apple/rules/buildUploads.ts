// Build uploads: the file is reserved, sent in parts of 5 MiB, committed, and processed into a build.
import { createHash } from 'node:crypto';
import type { StoredResource } from '../datastore.ts';
import { appleConflict, stateConflict, wrongAttribute } from '../entity.ts';
import { HOUR_SECONDS, isoMoment, MINUTE_SECONDS } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';
import { fileDelivery, processBuild, uploadState } from './buildProcessing.ts';

/** As observed at App Store Connect. */
const PART = 5_242_880;

const createUpload: ResourceRule['create'] = ({ arrival }, draft) => {
  Object.assign(draft.attributes, { createdDate: isoMoment(arrival.now), ...uploadState('AWAITING_UPLOAD') });
  return undefined;
};

const removeUpload: ResourceRule['remove'] = (_, upload) =>
  stateIn(upload) === 'AWAITING_UPLOAD'
    ? undefined
    : appleConflict({
        ...stateConflict('A build upload can only be deleted while its file is awaited.'),
        code: 'STATE_ERROR.INVALID_STATE',
      });

const createFile: ResourceRule['create'] = ({ arrival }, draft) => {
  const size = Number(draft.attributes.fileSize);
  const [upload] = draft.related.buildUpload ?? [];
  if (!upload || stateIn(upload) !== 'AWAITING_UPLOAD')
    return appleConflict(stateConflict('The build upload awaits no file.'));
  if (size < 1) return appleConflict(wrongAttribute('fileSize', 'The file is empty.'));
  const expiration = arrival.now + 7 * 24 * HOUR_SECONDS;
  const uploadOperations = Array.from({ length: Math.ceil(size / PART) }, (_, part) => ({
    method: 'PUT',
    url: `${arrival.origin}/storage/uploads/buildUploadFiles/${draft.id}?part=${part}&expires=${expiration}`,
    length: Math.min(PART, size - part * PART),
    offset: part * PART,
    partNumber: part + 1,
    expiration: isoMoment(expiration),
    requestHeaders: [{ name: 'Content-Type', value: 'application/octet-stream' }],
  }));
  Object.assign(draft.attributes, { uploadOperations, ...fileDelivery('AWAITING_UPLOAD') });
  return undefined;
};

const commitFile: ResourceRule['update'] = (context, file, { attributes }) => {
  if (attributes.uploaded !== true) return undefined;
  const { datastore, arrival } = context;
  const operations = (file.attributes.uploadOperations ?? []) as readonly { readonly entityTag?: string }[];
  if (operations.length === 0 || operations.some(({ entityTag }) => entityTag === undefined))
    return appleConflict({
      ...stateConflict('The file has not been uploaded as a whole.'),
      code: 'STATE_ERROR.CONTENT_NOT_UPLOADED',
    });
  const tags = Buffer.from(operations.map(({ entityTag }) => entityTag).join(''), 'hex');
  const composite = { hash: createHash('md5').update(tags).digest('hex'), algorithm: 'MD5' };
  file.attributes.sourceFileChecksums = { composite };
  delete file.attributes.uploadOperations;
  Object.assign(file.attributes, fileDelivery('UPLOAD_COMPLETE'));
  for (const upload of datastore.related(file, 'buildUpload')) {
    Object.assign(upload.attributes, { uploadedDate: isoMoment(arrival.now), ...uploadState('PROCESSING') });
    datastore.later(arrival.now + 3 * MINUTE_SECONDS, (at) => processBuild(datastore, upload, file, at));
  }
  return undefined;
};

export const buildUploadRules: ResourceRules = {
  buildUploads: { create: createUpload, remove: removeUpload },
  buildUploadFiles: { create: createFile, update: commitFile },
};

/** Keeps the digest of a part, as an object storage does, and not its bytes: a build has hundreds of megabytes. */
export function receivePart(file: StoredResource, part: number, bytes: Buffer): void {
  const operations = (file.attributes.uploadOperations ?? []) as Record<string, unknown>[];
  const operation = operations[part];
  if (operation) operation.entityTag = createHash('md5').update(bytes).digest('hex');
}

function stateIn({ attributes }: StoredResource): unknown {
  return (attributes.state as { readonly state?: unknown } | undefined)?.state;
}
