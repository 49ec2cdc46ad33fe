// Daily subscriptions for the three subscription reports; each uses its own columns.
import { dice } from '../../seededRandom.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import type { TsvRow } from './tsv.ts';

const durations: Readonly<Record<string, string>> = { ONE_MONTH: '1 Month', ONE_YEAR: '1 Year' };

export function subscriptionRows(datastore: Datastore, days: readonly number[]): readonly TsvRow[] {
  return days.flatMap((day) =>
    datastore.all('subscriptionGroups').flatMap((group) => {
      const [app] = datastore.related(group, 'app');
      return app ? datastore.related(group, 'subscriptions').map((plan) => row(app, group, plan, day)) : [];
    }),
  );
}

function row(app: StoredResource, group: StoredResource, plan: StoredResource, day: number): TsvRow {
  const date = new Date(day).toISOString().slice(0, 10);
  const mark = `${plan.id} ${date}`;
  return {
    ...{ 'Event Date': date, Event: 'Subscribe', 'App Name': String(app.attributes.name), 'App Apple ID': app.id },
    ...{ 'Subscription Name': String(plan.attributes.name), 'Subscription Apple ID': number(plan.id) },
    'Subscription Group ID': number(group.id),
    'Standard Subscription Duration': durations[String(plan.attributes.subscriptionPeriod)] ?? '',
    ...{
      'Customer Price': '4.99',
      'Customer Currency': 'USD',
      'Developer Proceeds': '3.49',
      'Proceeds Currency': 'USD',
    },
    ...{ Device: 'iPhone', Country: 'US', 'Original Start Date': date, 'Purchase Date': date },
    ...{ 'Subscriber ID': number(mark), Units: 1, Quantity: dice(mark, 5) + 1, 'Consecutive Paid Periods': 1 },
    'Active Standard Price Subscriptions': dice(`${mark} active`, 300) + 20,
    'Active Free Trial Introductory Offer Subscriptions': dice(`${mark} trial`, 40),
    ...{ 'Billing Retry': dice(`${mark} retry`, 4), 'Grace Period': 0, Subscribers: dice(`${mark} all`, 300) + 60 },
  };
}

function number(id: string): string {
  return String(6_500_000_000 + dice(id, 9_000_000));
}
