// Metadata of all versions of an app: categories and age ratings.
import type { Overlay } from './types.ts';

export const appInfos: Overlay = {
  resources: {
    AppInfo: {
      what: 'app info',
      attributes: {
        state: ['App info state', 'The state of this information in the review and release process.'],
        appStoreState: ['Old state', 'The state in older words. Apple prefers the app info state.'],
        appStoreAgeRating: ['Age rating', 'From which age the app is. Apple is replacing it.'],
        australiaAgeRating: ['Age in Australia', 'The age rating in Australia.'],
        brazilAgeRating: ['Age in Brazil', 'The older age rating in Brazil.'],
        brazilAgeRatingV2: ['Newer age in Brazil', 'The age rating in Brazil, and who gave it.'],
        franceAgeRating: ['Age in France', 'The age rating in France.'],
        koreaAgeRating: ['Age in Korea', 'The age rating in Korea.'],
      },
    },
  },
  operations: {
    ListAppInfos: {
      of: 'apps_appInfos_getToManyRelated',
      summary: 'List app infos',
      description:
        'Lists the information that all versions of an app share. Include appInfoLocalizations to get the names by language.',
    },
  },
};
