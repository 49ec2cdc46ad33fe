// The questions of an age rating, from Apple's own document.
import { once } from '../../../../connector/core/memoize.ts';
import { resolveReference, schemaNamed } from './source.ts';

/** Attributes that are no questions of every app: overrides, the age band and page of an app for children, and what came last. */
const optional: readonly string[] = [
  ...['ageRatingOverride', 'ageRatingOverrideV2', 'koreaAgeRatingOverride', 'kidsAgeBand', 'developerAgeRatingInfoUrl'],
  ...['socialMedia', 'socialMediaAgeRestricted'],
];

/** Each question that has to be answered, with the mildest answer: no, or NONE. */
export const mildestAgeRating = once((): Readonly<Record<string, false | 'NONE'>> => {
  const { attributes } = schemaNamed('AgeRatingDeclaration').properties ?? {};
  const questions = Object.entries(resolveReference(attributes).properties ?? {});
  return Object.fromEntries(
    questions
      .filter(([name]) => !optional.includes(name))
      .map(([name, schema]) => [name, resolveReference(schema).type === 'boolean' ? false : 'NONE']),
  );
});
