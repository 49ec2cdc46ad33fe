// Metadata of all versions of an app: categories and age ratings. Source: Apple's OpenAPI document 4.4.1, appInfos.
import { rows } from '../../core/builders.ts';
import { field, oneOf } from '../../core/schema.ts';
import { storeState } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theApp } from './pathParameters.ts';
import { limit, resource } from './resource.ts';

const brazilAges = ['L', 'TEN', 'TWELVE', 'FOURTEEN', 'SIXTEEN', 'EIGHTEEN'] as const;

const appInfo = resource('AppInfo', 'appInfos', 'app info', {
  attributes: {
    state: field(
      oneOf(
        'ACCEPTED',
        'DEVELOPER_REJECTED',
        'IN_REVIEW',
        'PENDING_RELEASE',
        'PREPARE_FOR_SUBMISSION',
        'READY_FOR_DISTRIBUTION',
        'READY_FOR_REVIEW',
        'REJECTED',
        'REPLACED_WITH_NEW_INFO',
        'WAITING_FOR_REVIEW',
      ),
      'App info state',
      'Where this information stands on its way to customers.',
    ),
    appStoreState: field(storeState, 'Old state', 'The state in older words. Apple prefers the app info state.'),
    appStoreAgeRating: field(
      oneOf(
        'L',
        'ALL',
        'ZERO_ZERO',
        'ONE_PLUS',
        'TWO_PLUS',
        'THREE_PLUS',
        'FOUR_PLUS',
        'FIVE_PLUS',
        'SIX_PLUS',
        'SEVEN_PLUS',
        'EIGHT_PLUS',
        'NINE_PLUS',
        'TEN_PLUS',
        'ELEVEN_PLUS',
        'TWELVE_PLUS',
        'THIRTEEN_PLUS',
        'FOURTEEN_PLUS',
        'FIFTEEN_PLUS',
        'SIXTEEN_PLUS',
        'SEVENTEEN_PLUS',
        'EIGHTEEN_PLUS',
        'NINETEEN_PLUS',
        'TWENTY_PLUS',
        'TWENTY_ONE_PLUS',
        'UNRATED',
      ),
      'Age rating',
      'From which age the app is. Apple is replacing it.',
    ),
    australiaAgeRating: field(oneOf('FIFTEEN', 'EIGHTEEN'), 'Age in Australia', 'The age rating in Australia.'),
    brazilAgeRating: field(oneOf(...brazilAges), 'Age in Brazil', 'The older age rating in Brazil.'),
    brazilAgeRatingV2: field(
      oneOf(
        'SELF_RATED_L',
        'SELF_RATED_TEN',
        'SELF_RATED_TWELVE',
        'SELF_RATED_FOURTEEN',
        'SELF_RATED_SIXTEEN',
        'SELF_RATED_EIGHTEEN',
        'OFFICIAL_L',
        'OFFICIAL_TEN',
        'OFFICIAL_TWELVE',
        'OFFICIAL_FOURTEEN',
        'OFFICIAL_SIXTEEN',
        'OFFICIAL_EIGHTEEN',
      ),
      'Newer age in Brazil',
      'The age rating in Brazil, and who gave it.',
    ),
    franceAgeRating: field(oneOf('EIGHTEEN'), 'Age in France', 'The age rating in France.'),
    koreaAgeRating: field(
      oneOf('ALL', 'TWELVE', 'FIFTEEN', 'NINETEEN', 'NOT_APPLICABLE'),
      'Age in Korea',
      'The age rating in Korea.',
    ),
  },
  one: [
    'app',
    'ageRatingDeclaration',
    'primaryCategory',
    'primarySubcategoryOne',
    'primarySubcategoryTwo',
    'secondaryCategory',
    'secondarySubcategoryOne',
    'secondarySubcategoryTwo',
  ],
  many: ['appInfoLocalizations'],
  unlisted: ['territoryAgeRatings'],
});

export const appInfos = rows('apple', {
  ListAppInfos: {
    route: 'GET /v1/apps/{id}/appInfos',
    summary: 'List app infos',
    description:
      'Lists what holds for all versions of an app. Include appInfoLocalizations to have its names by language.',
    access: 'read',
    parameters: [theApp, limit, cursor, appInfo.include, appInfo.fields],
    pages: applePages(200),
    responds: appInfo.page,
  },
});
