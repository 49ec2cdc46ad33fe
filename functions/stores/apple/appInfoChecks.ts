// Checks of the information that all versions of an app share: category, names, privacy policy and age rating.
import { once } from '../../../connector/core/memoize.ts';
import { ageRatingQuestions } from '../../../connector/stores/apple/ageRating.ts';
import { label } from '../../../connector/stores/apple/labels.ts';
import { type Check, type Finding, missingRow, okRow } from '../../overview/checkRows.ts';
import type { CheckedVersion } from './checkedVersion.ts';
import { emptyOf } from './missingTexts.ts';
import { joinNames } from './recipeErrors.ts';
import { readToOne } from './relations.ts';
import { type Resource, type ResourceList, relatedId } from './resource.ts';

/** Required in every language. Source: App Store Connect Help, "App information": on tvOS the policy is a text. */
const names = { name: 'name', privacyPolicyUrl: 'privacy policy URL' } as const;
const namesOnTelevision = { name: 'name', privacyPolicyText: 'privacy policy text' } as const;

/** The information of the version in the store, and of one that another replaced: not what is submitted. */
const PAST: readonly unknown[] = ['READY_FOR_DISTRIBUTION', 'REPLACED_WITH_NEW_INFO'];
const IN_APP_INFORMATION = 'Set it in App Store Connect, under App Information.';

type InfoTexts = Readonly<Record<'locale' | 'name' | 'privacyPolicyUrl' | 'privacyPolicyText', string>>;

interface InfoAttributes {
  readonly state: string;
}
type AppInfo = Resource<InfoAttributes>;

export function appInfoChecks(checked: CheckedVersion): readonly Check[] {
  const info = once(() => readAppInfo(checked));
  const check = (name: string, look: (info: AppInfo) => readonly Finding[] | Promise<readonly Finding[]>): Check => ({
    check: name,
    look: async () => {
      const read = await info();
      return read ? look(read) : [missingRow('The app has no app information.', IN_APP_INFORMATION)];
    },
  });
  return [
    check('category', lookAtCategory),
    check('appNames', ({ id }) => lookAtNames(checked, id)),
    check('ageRating', ({ id }) => lookAtAgeRating(checked, id)),
  ];
}

/** The information that the submission sends along: the one in preparation, or else the one in the store. */
async function readAppInfo({ context, place }: CheckedVersion): Promise<AppInfo | undefined> {
  const { data } = await context.store().listAll<ResourceList<InfoAttributes>>('ListAppInfos', {
    id: place.appId,
    include: ['primaryCategory'],
  });
  return data.find(({ attributes }) => !PAST.includes(attributes?.state)) ?? data[0];
}

function lookAtCategory(info: AppInfo): readonly Finding[] {
  const category = relatedId(info, 'primaryCategory');
  return [
    category
      ? okRow(`The primary category is ${category}.`)
      : missingRow('The app has no primary category.', IN_APP_INFORMATION),
  ];
}

async function lookAtNames({ context, place }: CheckedVersion, id: string): Promise<readonly Finding[]> {
  const { data } = await context.store().listAll<ResourceList<InfoTexts>>('ListAppInfoLocalizations', { id });
  if (data.length === 0) return [missingRow('The app has no name in any language.', IN_APP_INFORMATION)];
  return data.map((text) => {
    const locale = text.attributes?.locale || text.id;
    const lacks = emptyOf(text.attributes, place.platform === 'TV_OS' ? namesOnTelevision : names);
    return lacks === ''
      ? okRow('Name and privacy policy are there.', locale)
      : missingRow(`${locale} lacks ${lacks}.`, 'Write it with Update texts of app.', locale);
  });
}

async function lookAtAgeRating(checked: CheckedVersion, id: string): Promise<readonly Finding[]> {
  const declaration = await readToOne<Readonly<Record<string, unknown>>>(
    checked.context,
    'appInfos_ageRatingDeclaration_getToOneRelated',
    { id },
  );
  const answers = declaration?.attributes;
  const open = ageRatingQuestions.filter((name) => answers?.[name] === undefined || answers[name] === null);
  if (open.length === 0) return [okRow('All questions are answered.')];
  const which = joinNames(open.map((name) => label(name)));
  return [
    missingRow(
      declaration ? `Questions without an answer: ${which}.` : 'The age rating is not set.',
      'Answer the questions in App Store Connect, under App Information, Age Rating.',
    ),
  ];
}
