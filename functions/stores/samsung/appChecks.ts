// What is looked at before a Galaxy Store app is submitted for review. Sources: Samsung, "Failure Response Codes", "Modify App
// Data", and what clients of the API have observed.
import { groupOf, statusGroups } from '../../../connector/stores/samsung/statuses.ts';
import { type Check, type Finding, missingRow, okRow, unknownRow, warningRow } from '../../overview/checkRows.ts';
import { appBinariesOf, type GalaxyApp, type GalaxyRecord, newestBinaryOf } from './app.ts';
import { type ListedRecord, listingChecks } from './listingChecks.ts';

/** The record that will be submitted: the draft, or the one on sale, which a draft begins as. */
export function appChecks(app: GalaxyApp, now: number): readonly Check[] {
  const record: ListedRecord | undefined = app.draft ?? app.live;
  if (!record) return [];
  return [
    ...rows('status', () => lookAtStatus(app)),
    ...rows('binary', () => lookAtBinaries(app, record)),
    ...listingChecks(record),
    ...rows('price', () => lookAtPrice(record)),
    ...rows('countries', () => lookAtCountries(record)),
    ...rows('exportLaws', () => lookAtExportLaws(record)),
    ...rows('publication', () => lookAtPublication(record, now)),
  ];
}

function rows(check: string, look: () => readonly Finding[]): readonly Check[] {
  return [{ check, look: async () => look() }];
}

const DRAFT = 'Make a draft with Update Galaxy Store app or Publish Galaxy Store update.';

/** Samsung refuses a submission outside of a draft with 3201, one of a beta test with 4129. */
function lookAtStatus({ live, draft }: GalaxyApp): readonly Finding[] {
  if (!draft) return [missingRow(`The app is ${live?.contentStatus} and has no draft.`, DRAFT)];
  const { contentStatus } = draft;
  const group = groupOf(contentStatus);
  if (group === 'draft') return [okRow(`The next version is a draft (${contentStatus}).`)];
  const words = group ? statusGroups[group].words : 'is in an unknown status';
  const action =
    group === 'beta'
      ? 'End the closed beta test in Seller Portal first.'
      : 'Look at it in Seller Portal: only a draft can be submitted.';
  return [missingRow(`The next version ${words} (${contentStatus}).`, action)];
}

/** A binary that a newer one replaces makes Samsung refuse the draft with 4106, as one client observed. */
function lookAtBinaries({ live, draft }: GalaxyApp, record: GalaxyRecord): readonly Finding[] {
  const binaries = appBinariesOf(record);
  const newest = newestBinaryOf(record);
  if (!newest)
    return [
      missingRow('There is no binary.', 'Add one with Publish Galaxy Store update or Add binary to Galaxy Store app.'),
    ];
  const name = `Binary ${newest.binarySeq}, version ${newest.versionName ?? '?'} (${newest.versionCode ?? '?'})`;
  const isOld = draft && live && String(newestBinaryOf(live)?.versionCode) === String(newest.versionCode);
  return [
    okRow(isOld ? `${name} is the one that is in the store.` : `${name} is there.`),
    ...(binaries.length > 1
      ? [
          warningRow(
            `There are ${binaries.length} binaries.`,
            'Delete those that a newer one replaces: they can make the submission fail.',
          ),
        ]
      : []),
  ];
}

/** 3050: the price of a paid app cannot be 0. */
function lookAtPrice({ paid, standardPrice }: ListedRecord): readonly Finding[] {
  if (paid !== 'Y' && paid !== 'N')
    return [unknownRow('Galaxy Store does not return whether the app is paid.', 'See it in Seller Portal.')];
  if (paid === 'N') return [okRow('The app is free.')];
  if (!(Number(standardPrice) > 0))
    return [missingRow('The app is paid and its price is 0.', 'Give a Standard price with Update Galaxy Store app.')];
  return [
    okRow(`The price is ${standardPrice} US dollars.`),
    unknownRow(
      'The API does not return whether the seller may sell paid apps.',
      'See in Seller Portal that it may.',
      'seller',
    ),
  ];
}

/** A review rule: the texts of an app in several countries are in English by default. */
function lookAtCountries({ sellCountryList, defaultLanguageCode }: ListedRecord): readonly Finding[] {
  if (!Array.isArray(sellCountryList))
    return [
      unknownRow('Galaxy Store does not return in which countries the app is offered.', 'See it in Seller Portal.'),
    ];
  const { length } = sellCountryList;
  if (length === 0)
    return [missingRow('The app is offered in no country.', 'Give Countries of sale with Update Galaxy Store app.')];
  const isEnglish = defaultLanguageCode?.toUpperCase() === 'ENG';
  return [
    okRow(`The app is offered in ${length} ${length === 1 ? 'country' : 'countries'}.`),
    ...(length > 1 && !isEnglish
      ? [
          warningRow(
            `Its default language is ${defaultLanguageCode || 'not set'}.`,
            'With several countries, Samsung asks for ENG.',
          ),
        ]
      : []),
  ];
}

/** Source: Samsung, "Modify App Data", usExportLaws. */
function lookAtExportLaws({ usExportLaws }: ListedRecord): readonly Finding[] {
  return [
    usExportLaws === true
      ? okRow('The compliance with US export laws is declared.')
      : missingRow(
          'The compliance with US export laws is not declared.',
          'Set Complies with US export laws with Update Galaxy Store app.',
        ),
  ];
}

/** Dates have no time zone; each update with the type 02 needs a date in the future. */
function lookAtPublication(record: ListedRecord, now: number): readonly Finding[] {
  const { publicationType, startPublicationDate, stopPublicationDate } = record;
  const isPast = (date: unknown): boolean => Date.parse(String(date).replace(' ', 'T')) < now;
  if (isPast(stopPublicationDate))
    return [missingRow(`The last day on sale was ${stopPublicationDate}.`, 'Set Stop publication to a later day.')];
  if (publicationType === '02' && (!startPublicationDate || isPast(startPublicationDate)))
    return [
      missingRow(
        'The app goes live at a date, and no future date is set.',
        'Set Start publication, or another Publication type, with Update Galaxy Store app.',
      ),
    ];
  if (!publicationType)
    return [
      unknownRow('Galaxy Store does not return when the app goes live.', 'Set Publication type with the next update.'),
    ];
  return [okRow(publicationType === '01' ? 'It goes live as soon as it is approved.' : 'When it goes live is set.')];
}
