// Generates buyers' comments on an app: past ones, and new ones while the simulator runs.
import { DAY_MS } from '../../../../functions/core/time.ts';
import { dice, pick } from '../../seededRandom.ts';

export interface BuyerComment {
  readonly commentId: string;
  readonly countryCode: string;
  readonly buyerId: string;
  /** Two points per star; some comments have no rating. */
  readonly rating: number | null;
  readonly at: number;
  readonly commentText: string;
  readonly device: string;
  readonly appVersion: string;
  reply?: { readonly id: string; readonly text: string };
}

const PAST = 23;
const TO_COME = 200;
/** The version on sale and those before it, which buyers have in turns. */
const VERSIONS = 4;
/** Interval of new comments, so that a trigger has something to find. */
export const COMMENT_STEP = 600_000;

const opinions = [
  [10, 'Does what it says, and nothing else. Thank you!'],
  [9, 'The new start screen is a delight.'],
  [8, 'Good on my tablet too, only the letters are small.'],
  [7, '마음에 들지만 가끔 느려요.'],
  [6, 'Fine, but I miss a dark theme.'],
  [4, 'Seit der neuen Version verliert es meine Einstellungen.'],
  [3, 'It asks me to sign in again every morning.'],
  [2, 'Closes by itself on my phone. Please repair it.'],
  [1, 'No puedo abrirla desde ayer.'],
  [null, 'How do I move my data to a new phone?'],
] as const;

const countries = ['USA', 'KOR', 'DEU', 'GBR', 'ESP'] as const;
const devices = ['Galaxy S10', 'Galaxy S24', 'Galaxy A54', 'Galaxy Tab S9', 'Galaxy Z Flip5'] as const;

export function growComments(contentId: string, start: number, code: number): readonly BuyerComment[] {
  return Array.from({ length: PAST + TO_COME }, (_, index) =>
    grow(
      contentId,
      index,
      `2.${code - (index % VERSIONS)}`,
      index < PAST ? start - (PAST - index) * DAY_MS : start + (index - PAST + 1) * COMMENT_STEP,
    ),
  );
}

function grow(contentId: string, index: number, appVersion: string, at: number): BuyerComment {
  const mark = `${contentId}/comment/${index}`;
  const [rating, commentText] = pick(opinions, mark);
  const comment: BuyerComment = {
    commentId: String(5_000_000 + dice(contentId, 9_000) * 400 + index),
    countryCode: pick(countries, `${mark}/country`),
    buyerId: `${String.fromCharCode(97 + dice(mark, 26))}b${index % 10}c**`,
    rating,
    at,
    commentText,
    device: pick(devices, `${mark}/device`),
    appVersion,
  };
  return index % 7 === 3
    ? { ...comment, reply: { id: String(40_000 + index), text: 'Thank you for writing.' } }
    : comment;
}
