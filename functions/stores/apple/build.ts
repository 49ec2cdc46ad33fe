// Selects the build of a version for submission: validates it, and attaches it if necessary.
import { platformName } from '../../../connector/stores/apple/enums.ts';
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { conflict, withReason, wrongInput } from './recipeErrors.ts';
import {
  includedOf,
  NO_STATE,
  type Resource,
  type ResourceDocument,
  type ResourceList,
  relatedId,
} from './resource.ts';
import { type FoundVersion, type Version, type VersionSelector, versionNameOf, versionNumberOf } from './version.ts';

export interface BuildAttributes {
  readonly version: string;
  readonly processingState: string;
  readonly expired: boolean;
  readonly buildAudienceType: string;
  readonly usesNonExemptEncryption: boolean;
}
export type Build = Resource<BuildAttributes>;
type ReadBuild = ResourceDocument<BuildAttributes> & Pick<ResourceList<unknown>, 'included'>;

/** Attaches the requested build, or validates the attached one. */
export async function setBuild(
  context: RecipeContext,
  steps: StepRunner,
  place: VersionSelector,
  found: FoundVersion,
  buildId?: string,
): Promise<void> {
  const { version } = found;
  const { call: ask } = context.store();
  const build = await readUsableBuild(context, place, found, buildId, (read) => steps.read('Read the build', read));
  const name = `Attach build ${numberOfBuild(build)} to version ${versionNumberOf(version)}`;
  if (build.id === relatedId(version, 'build')) steps.skip(name, 'It is attached already.');
  else await steps.write(name, () => withReason(ask('SetVersionBuild', { id: version.id, buildId: build.id })));
}

/** The build to submit: the requested one, or the attached one. Throws what is wrong with it. `reading` runs its request. */
export async function readUsableBuild(
  context: RecipeContext,
  place: VersionSelector,
  found: FoundVersion,
  buildId: string | undefined,
  reading: (read: () => Promise<ReadBuild>) => Promise<ReadBuild> = (read) => read(),
): Promise<Build> {
  const { version } = found;
  const wanted = buildId ?? relatedId(version, 'build');
  if (!wanted) throw conflict(`${versionNameOf(version)} has no build yet.`, 'Select one in Build (buildId).');
  const read = await reading(() => readBuild(context, wanted));
  checkBuild(read.data);
  checkTrain(read, place, version);
  return { ...read.data, id: wanted };
}

/** A build with its prerelease version, which is where Apple stores the platform and the version number. */
export function readBuild(context: RecipeContext, id: string): Promise<ReadBuild> {
  return context.store().call<ReadBuild>('ReadBuild', { id, include: ['preReleaseVersion'] });
}

/** 409 if it is not processed. `what` is what cannot be done with it. */
export function checkBuild(build: Build, what: 'reviewed' | 'tested' = 'reviewed'): void {
  const { processingState = NO_STATE } = build.attributes;
  if (processingState === 'PROCESSING')
    throw conflict(
      `Apple is still processing build ${numberOfBuild(build)}.`,
      'Try again when its processing state is VALID.',
    );
  if (processingState !== 'VALID')
    throw conflict(
      `Build ${numberOfBuild(build)} cannot be ${what}: it is ${processingState || NO_STATE}.`,
      'Choose another build.',
    );
}

/**
 * Apple reports a mismatch only on submission, and only with IDs: a build is for one platform, and its version number must
 * be that of the version (App Store Connect Help, "Version number"). A build of another number was submitted by mistake where
 * nobody compared them (fastlane #14265). A build without a platform or a number is left for Apple to validate.
 */
function checkTrain(read: ReadBuild, { platform }: VersionSelector, version: Version): void {
  const id = relatedId(read.data, 'preReleaseVersion');
  const train = includedOf<{ readonly platform?: string; readonly version?: string }>(read, 'preReleaseVersions', id);
  const { platform: its, version: number } = train?.attributes ?? {};
  const build = `Build ${numberOfBuild(read.data)}`;
  const name = platformName(platform);
  if (its && its !== platform)
    throw wrongInput(
      `${build} is for ${platformName(its)}, and ${versionNameOf(version)} is for ${name}.`,
      `Choose a build for ${name}.`,
    );
  const { versionString } = version.attributes;
  if (number && versionString && comparableNumber(number) !== comparableNumber(versionString))
    throw wrongInput(
      `${build} belongs to version ${number}, and not to ${versionNameOf(version)}.`,
      `Choose or upload a build whose version number is ${versionString}.`,
    );
}

/** 1.2 and 1.2.0 are the same number, and so are 1.2 and 1.02. */
function comparableNumber(number: string): string {
  return number
    .split('.')
    .map((part) => part.replace(/^0+(?=\d)/, ''))
    .join('.')
    .replace(/(\.0)+$/, '');
}

export function numberOfBuild({ id, attributes }: Build): string {
  return attributes.version || `with the ID ${id}`;
}
