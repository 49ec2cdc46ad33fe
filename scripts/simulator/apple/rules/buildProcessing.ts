// What App Store Connect makes of an uploaded build: checks it, and adds a build that testers can have.
import { uuid } from '../data/seed.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { DAY_SECONDS, isoMoment } from '../requestContext.ts';
import { compareVersions } from './versionNumbers.ts';

interface Complaint {
  readonly code: string;
  readonly description: string;
}

/** Apple checks the Info.plist inside the file. The simulator, which keeps no bytes, checks what was declared. */
export function processBuild(datastore: Datastore, upload: StoredResource, file: StoredResource, at: number): void {
  const complaints = complaintsOf(datastore, upload);
  if (complaints.length > 0) {
    Object.assign(upload.attributes, uploadState('FAILED', complaints));
    Object.assign(file.attributes, fileDelivery('FAILED', complaints));
    return;
  }
  Object.assign(upload.attributes, uploadState('COMPLETE'));
  Object.assign(file.attributes, fileDelivery('COMPLETE'));
  addBuild(datastore, upload, at);
}

/** Wording of App Store Connect's delivery emails; the version in the store closes its own train and all before it. */
function complaintsOf(datastore: Datastore, upload: StoredResource): readonly Complaint[] {
  const { cfBundleShortVersionString, platform } = upload.attributes;
  const given = String(cfBundleShortVersionString);
  const [app] = upload.related.app ?? [];
  const live = (app ? datastore.related(app, 'appStoreVersions') : [])
    .filter(({ attributes }) => attributes.platform === platform && attributes.appStoreState === 'READY_FOR_SALE')
    .map(({ attributes }) => String(attributes.versionString))
    .find((version) => compareVersions(given, version) <= 0);
  if (live === undefined) return [];
  const closed =
    compareVersions(given, live) === 0
      ? {
          code: '90186',
          description: `Invalid Pre-Release Train. The train version '${given}' is closed for new build submissions`,
        }
      : {
          code: '90478',
          description: `Invalid Version. The build with the version “${given}” can’t be imported because a later version has been closed for new build submissions. Choose a different version number.`,
        };
  const description = `This bundle is invalid. The value for key CFBundleShortVersionString [${given}] in the Info.plist file must contain a higher version than that of the previously approved version [${live}].`;
  return [{ code: '90062', description }, closed];
}

function addBuild(datastore: Datastore, upload: StoredResource, at: number): void {
  const { cfBundleVersion, cfBundleShortVersionString: version, platform } = upload.attributes;
  const [app] = upload.related.app ?? [];
  if (!app) return;
  const known = datastore
    .related(app, 'preReleaseVersions')
    .find(({ attributes }) => attributes.version === version && attributes.platform === platform);
  const preReleaseVersion =
    known ??
    datastore.add({
      type: 'preReleaseVersions',
      id: uuid(`${upload.id}/version`),
      attributes: { version, platform },
      related: { app: [app] },
    });
  const build = datastore.addFirst({
    type: 'builds',
    id: uuid(`${upload.id}/build`),
    attributes: {
      version: cfBundleVersion,
      uploadedDate: upload.attributes.uploadedDate,
      expirationDate: isoMoment(at + 90 * DAY_SECONDS),
      expired: false,
      processingState: 'VALID',
      buildAudienceType: 'APP_STORE_ELIGIBLE',
    },
    related: { app: [app], preReleaseVersion: [preReleaseVersion] },
  });
  datastore.add({
    type: 'buildBetaDetails',
    id: uuid(`${upload.id}/detail`),
    attributes: {
      autoNotifyEnabled: true,
      // the question about encryption is open
      internalBuildState: 'MISSING_EXPORT_COMPLIANCE',
      externalBuildState: 'MISSING_EXPORT_COMPLIANCE',
    },
    related: { build: [build] },
  });
  upload.related.build = [build];
}

export function uploadState(state: string, errors: readonly Complaint[] = []) {
  return { state: { errors, warnings: [], infos: [], state } };
}

export function fileDelivery(state: string, errors: readonly Complaint[] = []) {
  return { assetDeliveryState: { errors, warnings: [], state } };
}
