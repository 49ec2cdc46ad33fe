// The meaning of Galaxy Store's error codes, and the next step for the author of a flow. Sources: Samsung, "Failure Response Codes", and responses that clients of the API have recorded.
import { allowedStatuses, either } from './statuses.ts';

const { SubmitGalaxyApp, UpdateBetaTest, SetRolloutRate, UpdateRolloutBinary } = allowedStatuses;

const rises = 'A rollout rate can only rise: give a higher one than Read Galaxy Store rollout rate shows.';
const byCountry =
  'The rate of a country is not valid: it must not be lower than before, nor than the general rate, and a country with a higher rate keeps a rollout from being ended.';

/** By code, whatever the envelope. */
export const galaxyErrorCodes: Readonly<Record<string, `${string}.`>> = {
  // the gateway in front of every call
  AUTH_REQUIRE:
    'Galaxy Store does not know the service account or its token: see that the account in the settings is the one of the key, and that it still exists in Seller Portal.',
  NO_PERMISSION:
    'The service account lacks a scope, publishing or gss: give it the scope in Seller Portal under API Service, or take it out of the settings.',
  REQUEST_VALIDATION_FAILED:
    'Galaxy Store cannot read the signed token: see that the private key belongs to the service account, and that the clock of the relay is right.',

  // apps
  1000: 'An input is missing or not valid.',
  3001: 'There are too few screenshots: give at least four, those that stay included.',
  3050: 'A paid app cannot have the price 0: give a Standard price.',
  3100: 'There is no such app, or not in this variant: pick the app from the list, and try the other Variant.',
  3103: rises,
  3104: rises,
  3105: byCountry,
  3201: `The app is no draft that could be submitted: it has to be ${either(SubmitGalaxyApp)}, so make a draft with Update Galaxy Store app first, or wait for the review to end.`,
  3202: `The app has no closed beta test: set one up in Seller Portal, and change it while it is ${either(UpdateBetaTest)}.`,
  3203: rises,
  3204: byCountry,
  3205: 'An app in pre-registration cannot be rolled out in stages: wait until it is on sale.',
  3206: `A staged rollout cannot be changed in the status that the app has now: it has to be ${either(SetRolloutRate)} for the rate, ${either(UpdateRolloutBinary)} for its binaries.`,
  3207: 'The rollout has no binaries yet: add them with Set Galaxy Store rollout binary before the rate is set.',
  3208: 'No binary of the app is in a staged rollout: add one with Set Galaxy Store rollout binary, or go on without a rollout.',
  4008: 'The app belongs to another seller: pick one of your own, or the account that it belongs to.',
  4104: 'The app has no draft: make one with Update Galaxy Store app, and try again.',
  4105: `The app cannot be submitted or changed in the status that it has now: it can be submitted while it is ${either(SubmitGalaxyApp)}, put on sale once it is READY_FOR_SALE or READY_FOR_CHANGE, taken off while FOR_SALE, and ended while SUSPENDED.`,
  4106: 'Galaxy Store could not distribute the app: look in Seller Portal what is missing, and try again.',
  4125: 'A screenshot that is replaced has no key: give its Screenshot key, or set Keep.',
  4128: 'The API makes no new apps: register the app in Seller Portal and bring it on sale there once.',
  4129: `The beta app cannot be submitted or changed in the status that it has now: it has to be ${either(UpdateBetaTest)}.`,
  5021: 'The app has this file already: upload the new build under a new name, and add that one.',
  // the page is truncated after "There is no device c"; the next step is inferred
  5030: 'Galaxy Store finds no devices for the binary: leave Devices as of binary empty, or name a binary that has devices.',
  7001: 'No file has arrived: give the content of the file.',
  7002: 'The upload session is unknown or older than 24 hours: make a new one with Create upload session.',
  8014: 'An update takes no binaries any more: add them with Add binary to Galaxy Store app.',

  // purchases
  106: 'The app cannot use this API yet: it has to be on sale by a commercial seller, and every binary needs the SDK for in-app purchases.',
  SLR_4006: 'The app belongs to another seller: pick one of your own, or the account that it belongs to.',
  SLR_4008: 'There is no such purchase: give the Purchase ID as the app or List Galaxy Store orders has it.',
  9135: 'There is no order for this purchase: do not hand out what was not paid for.',
  9153: 'The Purchase ID is not valid: give it exactly as the app got it.',
};
