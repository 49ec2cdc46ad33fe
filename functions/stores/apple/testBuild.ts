// The build that testers get: finds it, waits until Apple has processed it, and answers for its encryption.

import { platformName } from '../../../connector/stores/apple/enums.ts';
import { capital } from '../../../connector/stores/apple/naming.ts';
import { type JobWork, lookUntil } from '../../workflow/acrossSlices.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { type Build, type BuildAttributes, checkBuild, numberOfBuild, readBuild } from './build.ts';
import { conflict, notFoundFailure, withReason } from './recipeErrors.ts';
import { NO_STATE, type ResourceList } from './resource.ts';

export function numberOf(build: Build): string {
  return `build ${numberOfBuild(build)}`;
}

/** The build that the call names, or the newest one. Later slices have the same, even if a newer one has come. */
export async function findTestBuild(work: JobWork): Promise<Build> {
  const { context, steps } = work;
  const known = context.job?.saved.build as Build | undefined;
  if (known) return known;
  const { build: found, newer } = await steps.read(
    'Find the build',
    () => chooseBuild(context),
    ({ build }) => `${numberOf(build)} is ${build.attributes.processingState || NO_STATE}.`,
    ({ build: { id } }) => ({ id }),
  );
  if (newer)
    steps.skip(
      `Use ${numberOf(newer)}, which is newer`,
      'Apple still processes it. To wait for it, give its number in Build number.',
    );
  const sentence = isProcessing(found) ? waitingFor(found) : `Found ${numberOf(found)}.`;
  await context.job?.checkpoint({ build: factsOf(found) }, steps.reports, { sentence });
  return found;
}

/** Waits as long as Apple processes it. A plan does not wait. */
export async function awaitBuild(work: JobWork, found: Build): Promise<Build> {
  const { context, steps } = work;
  const { job } = context;
  if (isProcessing(found) && !job) {
    steps.skip('Wait for Apple to process it', 'Apple still processes it. The job waits until that is done.');
    return found;
  }
  const look = async () => factsOf((await readBuild(context, found.id)).data);
  const isOver = (seen: Build): boolean => !isProcessing(seen);
  const progress = () => ({ sentence: waitingFor(found) });
  const build = isProcessing(found) ? await lookUntil(work, { counter: 'looks', look, isOver, progress }) : found;
  job?.note({ build });
  checkBuild(build, 'tested');
  if (build.attributes.expired === true)
    throw conflict(`${capital(numberOf(build))} has expired, and an expired build cannot be restored. Upload another.`);
  return build;
}

/** Apple gives nobody a build whose question about encryption is open. */
export async function answerEncryption({ context, steps }: JobWork, build: Build): Promise<void> {
  const given = inputOf<boolean>(context, 'usesNonExemptEncryption');
  // null until somebody has answered; a job may have done so after it kept these facts
  const isOpen = isUnanswered(build) && given !== undefined && context.job !== undefined;
  const { attributes } = isOpen ? (await readBuild(context, build.id)).data : build;
  const { usesNonExemptEncryption: known } = attributes;
  const name = 'Answer the question about encryption';
  if (known === undefined || known === null) {
    if (given === undefined)
      throw conflict(
        `Apple needs to know whether ${numberOf(build)} uses encryption that is not exempt. Say so in Uses nonexempt encryption, or with the key ITSAppUsesNonExemptEncryption in the Info.plist of the next build.`,
      );
    const inputs = { id: build.id, usesNonExemptEncryption: given };
    await steps.write(name, () => withReason(context.store().call('UpdateBuild', inputs)), undefined, yesOrNo(given));
    return;
  }
  if (given !== undefined && given !== known)
    throw conflict(
      `The question about encryption of ${numberOf(build)} was answered with ${yesOrNo(known)} before. Leave Uses nonexempt encryption empty.`,
    );
  steps.skip(name, `It was answered before: ${yesOrNo(known)}.`);
}

/** The build of the call, and a newer one that is passed over, since Apple still processes it. */
async function chooseBuild(context: RecipeContext): Promise<{ readonly build: Build; readonly newer?: Build }> {
  const [appId, number] = [inputOf<string>(context, 'appId'), inputOf<string>(context, 'buildNumber')];
  const [platform, version] = [
    inputOf<string>(context, 'platform') || 'IOS',
    inputOf<string>(context, 'versionString'),
  ];
  const list = async (states: readonly string[] = []): Promise<Build | undefined> => {
    const { data } = await context.store().call<ResourceList<BuildAttributes>>('ListBuilds', {
      'filter[app]': [appId],
      'filter[preReleaseVersion.platform]': [platform],
      'filter[expired]': ['false'],
      ...(number && { 'filter[version]': [number] }),
      ...(version && { 'filter[preReleaseVersion.version]': [version] }),
      ...(states.length > 0 && { 'filter[processingState]': states }),
      sort: ['-uploadedDate'],
      limit: 1,
    });
    return data[0];
  };
  const newest = await list(number ? [] : ['VALID', 'PROCESSING']);
  const processed = newest && !number && isProcessing(newest) ? await list(['VALID']) : undefined;
  if (processed && newest) return { build: processed, newer: newest };
  if (newest) return { build: newest };
  const what = [number && `number ${number}`, version && `version ${version}`].filter(Boolean).join(' of ');
  throw notFoundFailure(
    `The app has no build ${what ? `with ${what} ` : ''}for ${platformName(platform)} that has not expired. One that was just uploaded appears after some minutes. List builds shows those that there are.`,
  );
}

function waitingFor(build: Build): string {
  return `Waits until Apple has processed ${numberOf(build)}.`;
}

function isUnanswered({ attributes: { usesNonExemptEncryption: known } }: Build): boolean {
  return known === undefined || known === null;
}

function isProcessing({ attributes }: Build): boolean {
  return attributes.processingState === 'PROCESSING';
}

/** What the job needs of a build, and keeps. */
function factsOf({ type, id, attributes }: Build): Build {
  const { version, processingState, expired, buildAudienceType, usesNonExemptEncryption } = attributes;
  const facts = { version, processingState, expired, buildAudienceType, usesNonExemptEncryption };
  return { type, id, attributes: facts as Build['attributes'] };
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
