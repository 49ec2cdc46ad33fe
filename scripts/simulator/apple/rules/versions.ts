// App Store versions and their texts: one editable version per platform; a submitted version cannot be changed.

import { locales } from '../../../../connector/stores/apple/locales.ts';
import { uuid } from '../data/seed.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import {
  appleConflict,
  frozenAttribute,
  takenAttribute,
  tooLong,
  wrongAttribute,
  wrongRelationship,
} from '../entity.ts';
import { type AppleRequestContext, isoMoment } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';
import { hasItsNumber, isDone, isEditable, move, siblings } from './stage.ts';

const createVersion: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const others = siblings(datastore, draft);
  const { versionString } = draft.attributes;
  if (others.some(({ attributes }) => attributes.versionString === versionString))
    return appleConflict(
      takenAttribute('versionString', `The version number '${versionString}' has been previously used.`),
    );
  if (others.some((each) => !isDone(each)))
    return appleConflict(wrongRelationship('app', 'You cannot create a new version of the App in the current state.'));
  const refused = refuseBuild(datastore, draft, draft.related.build ?? []);
  if (refused) return refused;
  const { copyright } = others[0]?.attributes ?? {};
  const usual = { reviewType: 'APP_STORE', releaseType: 'AFTER_APPROVAL', downloadable: true, copyright };
  Object.assign(draft.attributes, { ...usual, ...draft.attributes, createdDate: isoMoment(arrival.now) });
  move(draft, 'PREPARE_FOR_SUBMISSION');
  copyTexts(datastore, others[0], draft);
  return undefined;
};

const updateVersion: ResourceRule['update'] = ({ datastore }, version, change) => {
  const free = isEditable(version) ? Object.keys(change.attributes) : ['downloadable'];
  const refused = frozen(Object.keys(change.attributes).filter((name) => !free.includes(name)));
  return refused ?? linkBuild(datastore, version, change.related.build ?? []);
};

/** Apple: promotional text can be changed at any time, without a new version. */
const updateText: ResourceRule['update'] = (context, text, { attributes }) => {
  const version = versionOf(context, text);
  const free = version && isEditable(version) ? Object.keys(attributes) : ['promotionalText'];
  const refused = frozen(Object.keys(attributes).filter((name) => !free.includes(name)));
  return refused ?? (version && refuseTexts(context, version, attributes));
};

/** In characters. Source: App Store Connect Help, "Required, localizable, and editable properties". */
const longest: Readonly<Record<string, number>> = {
  whatsNew: 4000,
  description: 4000,
  promotionalText: 170,
  keywords: 100,
};

const createText: ResourceRule['create'] = (context, draft) => {
  const version = versionOf(context, draft);
  const { locale } = draft.attributes;
  const texts = version ? context.datastore.related(version, 'appStoreVersionLocalizations') : [];
  if (!Object.hasOwn(locales, String(locale))) return appleConflict(wrongAttribute('locale', noLocale(String(locale))));
  if (texts.some(({ attributes }) => attributes.locale === locale))
    return appleConflict(takenAttribute('locale', `The language '${locale}' is already listed for this version.`));
  if (!version || !isEditable(version)) return frozen(['locale']);
  return refuseTexts(context, version, draft.attributes);
};

export const versionRules: ResourceRules = {
  appStoreVersions: {
    create: createVersion,
    update: updateVersion,
    link: ({ datastore }, version, name, others) =>
      name === 'build' ? linkBuild(datastore, version, others) : undefined,
    remove: (_, version) => (isEditable(version) ? undefined : frozen(['appVersionState'])),
  },
  appStoreVersionLocalizations: { create: createText, update: updateText },
};

/** A new version copies the texts of the previous one, except the release notes. */
function copyTexts(datastore: Datastore, from: StoredResource | undefined, to: StoredResource): void {
  for (const { attributes } of from ? datastore.related(from, 'appStoreVersionLocalizations') : []) {
    const { whatsNew: _, ...kept } = attributes;
    const id = uuid(`${to.id}/${String(attributes.locale)}`);
    datastore.add({ type: 'appStoreVersionLocalizations', id, attributes: kept, related: { appStoreVersion: [to] } });
  }
}

function refuseBuild(datastore: Datastore, version: StoredResource, builds: readonly StoredResource[]) {
  const fits = (build: StoredResource): boolean =>
    build.attributes.processingState === 'VALID' &&
    build.attributes.expired !== true &&
    build.related.app?.[0] === version.related.app?.[0] &&
    datastore.related(build, 'preReleaseVersion')[0]?.attributes.platform === version.attributes.platform &&
    hasItsNumber(datastore, version, build);
  return builds.every(fits)
    ? undefined
    : appleConflict(wrongRelationship('build', 'The specified pre-release build could not be added.'));
}

function frozen(names: readonly string[]) {
  return names.length > 0 ? appleConflict(...names.map(frozenAttribute)) : undefined;
}

function linkBuild(datastore: Datastore, version: StoredResource, builds: readonly StoredResource[]) {
  if (builds.length > 0 && !isEditable(version))
    return appleConflict(
      wrongRelationship('build', 'The build of this version cannot be changed in the current state.'),
    );
  return refuseBuild(datastore, version, builds);
}

function versionOf({ datastore }: AppleRequestContext, text: StoredResource): StoredResource | undefined {
  return datastore.related(text, 'appStoreVersion')[0];
}

/** Observed at wikipedia-ios #4726 and fastlane #20702. */
function noLocale(locale: string): string {
  const meant = Object.keys(locales).find((each) => each.toLowerCase() === locale.toLowerCase());
  return meant ? `Check case sensitivity. May be: ${meant}` : 'The language specified is not listed for localization';
}

/** The first version of an app has no release notes (observed at cmux #7977), and no text exceeds the store's limit. */
function refuseTexts(
  { datastore }: AppleRequestContext,
  version: StoredResource,
  attributes: Readonly<Record<string, unknown>>,
) {
  const isFirst = siblings(datastore, version, version).length === 0;
  if (isFirst && attributes.whatsNew) return frozen(['whatsNew']);
  const long = Object.entries(longest).filter(([name, most]) => [...String(attributes[name] ?? '')].length > most);
  return long.length > 0 ? appleConflict(...long.map(([name, most]) => tooLong(name, most))) : undefined;
}
