// Checks of price and availability, and what no operation of App Store Connect returns: agreements and privacy answers.
import { type Check, type Finding, missingRow, okRow, unknownRow } from '../../overview/checkRows.ts';
import type { CheckedVersion } from './checkedVersion.ts';
import { readToOne } from './relations.ts';
import { type ResourceList, relatedId } from './resource.ts';

const IN_PRICING = 'Set it in App Store Connect, under Pricing and Availability.';

export function saleChecks(checked: CheckedVersion): readonly Check[] {
  return [
    { check: 'price', look: () => lookAtPrice(checked) },
    { check: 'availability', look: () => lookAtAvailability(checked) },
    { check: 'agreements', look: async () => [agreements] },
    { check: 'privacy', look: async () => [privacy] },
  ];
}

const agreements = unknownRow(
  'The API does not return which agreements are signed.',
  'Before a paid app or its first purchases, see in App Store Connect under Business that the Paid Apps Agreement is active.',
);

/** A submission without them is refused: "You must provide privacy details." */
const privacy = unknownRow(
  'The API does not return whether the questions on data collection are answered.',
  'See in App Store Connect under App Privacy that the answers are published.',
);

async function lookAtPrice(checked: CheckedVersion): Promise<readonly Finding[]> {
  const schedule = await readToOne(checked.context, 'apps_appPriceSchedule_getToOneRelated', {
    id: checked.place.appId,
    include: ['baseTerritory'],
  });
  if (!schedule) return [missingRow('The app has no price, not even free.', IN_PRICING)];
  const base = relatedId(schedule, 'baseTerritory');
  return [okRow(base ? `The app has a price, set for ${base}.` : 'The app has a price.')];
}

async function lookAtAvailability(checked: CheckedVersion): Promise<readonly Finding[]> {
  const { context, place } = checked;
  const availability = await readToOne<{ readonly availableInNewTerritories: boolean }>(
    checked.context,
    'apps_appAvailabilityV2_getToOneRelated',
    { id: place.appId },
  );
  if (!availability) return [missingRow('The app is not available in any country.', IN_PRICING)];
  const { data } = await context
    .store()
    .listAll<ResourceList<{ readonly available: boolean }>>(
      'appAvailabilitiesV2_territoryAvailabilities_getToManyRelated',
      { id: availability.id },
    );
  const count = data.filter(({ attributes }) => attributes?.available === true).length;
  return [
    count > 0
      ? okRow(`The app is available in ${count} ${count === 1 ? 'country or region' : 'countries and regions'}.`)
      : missingRow('The app is not available in any country.', IN_PRICING),
  ];
}
