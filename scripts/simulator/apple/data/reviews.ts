// Customer reviews with responses, and Apple's summaries of them.

import { dice, pick } from '../../seededRandom.ts';
import type { StoredResource } from '../datastore.ts';
import { HOUR_SECONDS, isoMoment } from '../requestContext.ts';
import { type Seed, uuid } from './seed.ts';
import { seedTerritory } from './territories.ts';

const words: readonly [Words, ...Words[]] = [
  { rating: 5, title: 'Just what I needed', body: 'Quick, calm and clear. I open it every morning.' },
  { rating: 4, title: 'Nearly there', body: 'Lovely to use. A widget would make it perfect.' },
  { rating: 3, title: 'Good idea', body: 'It works, but syncing between two devices takes its time.' },
  { rating: 2, title: 'Loses my settings', body: 'After each update I have to set everything again.' },
  { rating: 1, title: 'Crashes at start', body: 'Since yesterday it closes as soon as I open it.' },
  { rating: 5, title: '素晴らしい', body: '毎日使っています。"ありがとう"と言いたいです。' },
  { rating: 4, title: 'Schön & schlicht', body: 'Läuft ruhig; die Schrift dürfte\ngrößer sein.' },
];

interface Words {
  readonly rating: number;
  readonly title: string;
  readonly body: string;
}

const places: readonly [string, ...string[]] = ['USA', 'DEU', 'GBR', 'JPN', 'FRA', 'CAN', 'BRA'];

const HOW_MANY = 6;

/** Limits the new reviews if the clock jumps by years. */
const MOST = 200;

/** One review per day for the last days, newest first, which is also Apple's order without a sort. */
export function seedReviews(seed: Seed): void {
  const version = seed.datastore.related(seed.app, 'appStoreVersions').slice(0, 1);
  for (let place = HOW_MANY; place > 0; place -= 1) {
    const mark = `${seed.row.slug} ${place}`;
    const made = review(seed, mark, seed.ago(HOW_MANY + 1 - place), version);
    if (place % 3 === 0) answer(seed, made, mark);
  }
  summaries(seed);
  if (seed.index === 0) keepComing(seed);
}

function review(
  { app, datastore, make }: Seed,
  mark: string,
  createdDate: string,
  version: readonly StoredResource[],
): StoredResource {
  const place = pick(places, `${mark} place`);
  const attributes = { ...pick(words, mark), reviewerNickname: reviewer(mark), createdDate, territory: place };
  const related = { app: [app], appStoreVersion: version, reviewTerritory: seedTerritory(datastore, place) };
  return make('customerReviews', mark, attributes, related);
}

function answer({ make }: Seed, to: StoredResource, mark: string): void {
  void make(
    'customerReviewResponses',
    mark,
    {
      responseBody: 'Thank you for taking the time to write.',
      lastModifiedDate: to.attributes.createdDate,
      state: 'PUBLISHED',
    },
    { review: [to] },
  );
}

function summaries({ app, datastore, row, ago, make }: Seed): void {
  for (const platform of row.platforms) {
    const text = 'People like how calm the app is; some ask for faster syncing.';
    const attributes = { createdDate: ago(1), locale: 'en-US', platform, text };
    make('customerReviewSummarizations', platform, attributes, {
      app: [app],
      territory: seedTerritory(datastore, 'USA'),
    });
  }
}

/** The first app of an account gets a new review every hour while the store runs. */
function keepComing({ app, datastore, now }: Seed): void {
  const next = (count: number): void =>
    datastore.later(now + count * HOUR_SECONDS, (at) => {
      const mark = `later ${count}`;
      const place = pick(places, `${mark} place`);
      const attributes = {
        ...pick(words, mark),
        reviewerNickname: reviewer(mark),
        createdDate: isoMoment(at),
        territory: place,
      };
      const related = { app: [app], reviewTerritory: seedTerritory(datastore, place) };
      datastore.addFirst({ type: 'customerReviews', id: uuid(`${app.id}/${mark}`), attributes, related });
      if (count < MOST) next(count + 1);
    });
  next(1);
}

function reviewer(mark: string): string {
  return `reader${dice(mark, 9000) + 1000}`;
}
