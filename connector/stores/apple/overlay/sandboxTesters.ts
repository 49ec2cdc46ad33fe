// Sandbox testers: Apple accounts that make test purchases.
import { sandboxTesterChoices } from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

export const sandboxTesters: Overlay = {
  resources: {
    SandboxTesterV2: {
      name: 'SandboxTester',
      what: 'sandbox tester',
      attributes: {
        firstName: {},
        lastName: {},
        acAccountName: ['Email', 'The Apple account of the tester.'],
        territory: 'The country or region of the App Store that the tester buys in.',
        interruptPurchases: [
          'Interrupts purchases',
          'Whether each purchase is interrupted, to test that an app copes.',
        ],
        subscriptionRenewalRate: ['Renewal rate', 'How fast a subscription of a month renews.'],
        applePayCompatible: ['Has Apple Pay', 'Whether the tester can test Apple Pay.'],
      },
    },
    SandboxTestersClearPurchaseHistoryRequestV2: {
      name: 'PurchaseHistoryCleared',
      what: 'request to clear purchase histories',
    },
  },
  operations: {
    ListSandboxTesters: {
      of: 'sandboxTestersV2_getCollection',
      summary: 'List sandbox testers',
      description: 'Lists the Apple accounts that make test purchases, with their territories and renewal rates.',
      byName: true,
    },
    UpdateSandboxTester: {
      of: 'sandboxTestersV2_updateInstance',
      summary: 'Update sandbox tester',
      description: 'Changes the territory or the renewal rate of a sandbox tester, or interrupts the purchases.',
      access: 'write',
      byName: true,
      verifyWith: 'ListSandboxTesters',
      body: ['SandboxTesterChange', { territory: {}, interruptPurchases: {}, subscriptionRenewalRate: {} }],
    },
    ClearSandboxPurchaseHistory: {
      of: 'sandboxTestersClearPurchaseHistoryRequestV2_createInstance',
      summary: 'Clear purchase history of sandbox testers',
      description:
        'Forgets the test purchases of sandbox testers, so that they can buy everything again. It cannot be undone.',
      access: 'write',
      byName: true,
      verifyWith: 'ListSandboxTesters',
      body: [
        'PurchaseHistoriesToClear',
        { sandboxTesters: ['Sandbox testers', 'The testers to clear.', { choices: sandboxTesterChoices }] },
      ],
    },
  },
};
