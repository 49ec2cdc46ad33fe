// What the author of a flow can do about error codes of the App Store Server API. Source: Apple, "Error codes", and its library, version 3.1.0.

/** By the code; 401 has none, as its response is a text. */
export const serverErrorCodes: Readonly<Record<string, `${string}.`>> = {
  HTTP_401:
    'The key has to be an In-App Purchase key of App Store Connect, and KEY_ID, ISSUER_ID and BUNDLE_ID have to belong to it. Apple also answers 401 in Production for an app that was never released: try the sandbox.',
  '4000006': 'A transaction ID has digits only.',
  '4000012': 'Apple keeps notifications for 180 days: take a later start.',
  '4000019': 'Give a transaction or an event type, not both.',
  '4000187': 'Take the original transaction ID of the subscription.',
  '4030004': 'Only an active subscription that the customer pays for can be extended.',
  '4030005': 'Apple extends a subscription at most twice a year.',
  '4030007': 'A subscription through Family Sharing cannot be extended: take the one of the buyer.',
  '4040001': 'Check the transaction ID and the environment.',
  '4040003': 'Check BUNDLE_ID of the account and the environment.',
  '4040005':
    'Check the original transaction ID, BUNDLE_ID of the account, and the environment: Sandbox for test purchases.',
  '4040007': 'Enter the address for notifications in App Store Connect, App Information.',
  '4040008': 'Apple keeps the result of a test for a short time: request another one.',
  '4040009': 'Check the product ID and the request ID.',
  '4040010': 'Check the transaction ID, BUNDLE_ID of the account, and the environment: Sandbox for test purchases.',
  '4030014': 'Delete an image that no message uses, with another client.',
  '4030016': 'Delete a message that is not used: Apple keeps 2,000.',
  '4030017': 'Wait until List retention messages says APPROVED for the message.',
  '4030018': 'Wait until List retention message images says APPROVED for the image.',
  '4040014': 'Give the UUID of an image of List retention message images.',
  '4040015': 'Give the UUID of a message of List retention messages, and the environment that it was uploaded to.',
  '4040020': 'There is no default message for this product and language: set one with Set default retention message.',
  '4090001': 'The message is there already, and Apple cannot change it: give another UUID for another text.',
  '4290000': 'Wait for some minutes, or ask less often.',
};
