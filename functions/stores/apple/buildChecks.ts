// Checks of the build before a submission: it is processed, fits the platform and the version, may go to the App Store, and has its export compliance.
import { once } from '../../../connector/core/memoize.ts';
import { type Check, type Finding, missingRow, okRow, unknownRow, warningRow } from '../../overview/checkRows.ts';
import { type Build, numberOfBuild, readUsableBuild } from './build.ts';
import type { CheckedVersion } from './checkedVersion.ts';
import { readToOne } from './relations.ts';
import { NO_STATE } from './resource.ts';

export function buildChecks(checked: CheckedVersion): readonly Check[] {
  const { context, place, found, buildId } = checked;
  const build = once(() => readUsableBuild(context, place, found, buildId));
  return [
    { check: 'build', look: async () => lookAtBuild(await build()) },
    { check: 'exportCompliance', look: async () => lookAtExport(checked, await build().catch(() => undefined)) },
  ];
}

/** Apple: builds for internal testing only cannot go to the App Store, and an expired build cannot be chosen. */
function lookAtBuild(build: Build): readonly Finding[] {
  const name = `Build ${numberOfBuild(build)}`;
  const { buildAudienceType, expired } = build.attributes;
  if (buildAudienceType === 'INTERNAL_ONLY')
    return [missingRow(`${name} is for internal testing only.`, 'Choose or upload a build for the App Store.')];
  if (expired) return [missingRow(`${name} has expired.`, 'Choose or upload a newer build.')];
  return [okRow(`${name} is processed.`)];
}

/**
 * A build that does not say whether it uses encryption is refused (fastlane, api_client.rb: ENTITY_ERROR.ATTRIBUTE.REQUIRED
 * usesNonExemptEncryption). A version whose declaration is not approved waits in WAITING_FOR_EXPORT_COMPLIANCE.
 */
async function lookAtExport(checked: CheckedVersion, build: Build | undefined): Promise<readonly Finding[]> {
  if (!build) return [unknownRow('There is no usable build to look at.', 'See the row of the build.')];
  const { usesNonExemptEncryption: encrypts } = build.attributes;
  const name = `Build ${numberOfBuild(build)}`;
  if (encrypts === undefined || encrypts === null)
    return [
      missingRow(
        `${name} does not say whether it uses non-exempt encryption.`,
        'Set it with Update build, or in Info.plist as ITSAppUsesNonExemptEncryption.',
      ),
    ];
  if (!encrypts) return [okRow(`${name} uses no encryption that has to be declared.`)];
  const declaration = await readToOne<{ readonly appEncryptionDeclarationState: string }>(
    checked.context,
    'builds_appEncryptionDeclaration_getToOneRelated',
    { id: build.id },
  );
  const state = declaration && (declaration.attributes?.appEncryptionDeclarationState || NO_STATE);
  if (state === 'APPROVED') return [okRow(`The encryption declaration of ${numberOfBuild(build)} is approved.`)];
  const what = state ? `has an encryption declaration that is ${state}` : 'uses encryption and has no declaration';
  return [
    warningRow(`${name} ${what}.`, 'Complete the export compliance in App Store Connect, under App Information.'),
  ];
}
